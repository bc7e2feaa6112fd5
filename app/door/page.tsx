import type { Metadata, Viewport } from 'next'
import { DoorApp } from '@/components/scanner/door-app'

/** The same page for every door: what it shows lies on the phone, so it can be kept there whole. */
export const metadata: Metadata = {
  title: 'Door',
  robots: { index: false },
  manifest: '/door.webmanifest',
  appleWebApp: { capable: true, title: 'Door', statusBarStyle: 'black' },
}

export const viewport: Viewport = { themeColor: '#000000', colorScheme: 'dark', viewportFit: 'cover' }

export default function Page() {
  return <DoorApp />
}
