import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { SkipLink } from '@/components/shell/skip-link'
import { env } from '@/lib/config/env'
import { fontVariables } from './fonts'

export const metadata: Metadata = {
  metadataBase: new URL(env().publicUrl),
  title: { default: 'Foyer', template: '%s · Foyer' },
  description: 'Find events, get tickets, open the doors.',
  applicationName: 'Foyer',
  manifest: '/manifest.webmanifest',
  icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }], apple: '/icons/apple-touch-icon.png' },
  formatDetection: { telephone: false, date: false, address: false, email: false },
  appleWebApp: { title: 'Foyer', statusBarStyle: 'black-translucent' },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f4f3ef' },
    { media: '(prefers-color-scheme: dark)', color: '#11110f' },
  ],
}

/** Reads no session: public pages are cached whole. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <SkipLink />
        {children}
      </body>
    </html>
  )
}
