import type { Metadata } from 'next'
import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <MessagePage
      code="404"
      title="There is nothing here"
      actions={
        <>
          <Button href="/events">Find an event</Button>
          <Button href="/" variant="quiet">
            Go to the start
          </Button>
        </>
      }
    >
      The address may be mistyped, or what was here is gone, or it is not yours to see.
    </MessagePage>
  )
}
