'use client'

import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'

/** `digest` is what the server logged the error under. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <MessagePage
      code={error.digest ?? '500'}
      title="That did not work"
      actions={
        <>
          <Button onClick={retry}>Try again</Button>
          <Button href="/" variant="quiet">
            Go to the start
          </Button>
        </>
      }
    >
      Something went wrong on our side. If you were sending something, look whether it arrived before you send it again. If it
      happens again, tell the organiser the number below.
    </MessagePage>
  )
}
