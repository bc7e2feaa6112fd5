'use client'

import './globals.css'
import { MessagePage } from '@/components/shell/message-page'
import { buttonClass } from '@/components/ui/button'
import { fontVariables } from './fonts'

/** Stands in for the root layout when that one fails. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>That did not work · Foyer</title>
        <MessagePage
          code={error.digest ?? '500'}
          title="That did not work"
          actions={
            <a href="/" className={buttonClass()}>
              Go to the start
            </a>
          }
        >
          Something went wrong on our side. Wait a moment and try again.
        </MessagePage>
      </body>
    </html>
  )
}
