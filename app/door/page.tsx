import type { Metadata, Viewport } from 'next'
import { DoorApp } from '@/components/scanner/door-app'
import { zxingPath } from '@/components/scanner/zxing-path'

/** The same page for every door: what it shows lies on the phone, so it can be kept there whole. */
export const metadata: Metadata = {
  title: 'Door',
  robots: { index: false },
  manifest: '/door.webmanifest',
  appleWebApp: { capable: true, title: 'Door', statusBarStyle: 'black' },
}

export const viewport: Viewport = { themeColor: '#000000', colorScheme: 'dark', viewportFit: 'cover' }

export default function Page() {
  return (
    <>
      {/* named here so that it is fetched before the camera is started, and kept with the page */}
      <link rel="prefetch" href={zxingPath} />
      <DoorApp />
    </>
  )
}
