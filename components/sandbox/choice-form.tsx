import type { ReactNode } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'

/** One button that makes the test bank do one thing: a plain form, because a bank is another site. */
export function ChoiceForm({
  session,
  choice,
  children,
  ...look
}: ButtonLook & { session: string; choice: string; children: ReactNode }) {
  return (
    <form method="post" action={`/sandbox/${session}/act`}>
      <Button {...look} type="submit" name="choice" value={choice}>
        {children}
      </Button>
    </form>
  )
}
