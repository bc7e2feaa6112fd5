'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'

/** For a code that cannot be read, and for hand-held readers that type. */
export function TypedCode({ onCode }: { onCode: (code: string) => void }) {
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim()) return
    onCode(text)
    setText('')
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 p-4">
      <label htmlFor="code" className="font-semibold text-lg">
        Type the code
      </label>
      <p id="code-hint" className="text-base text-muted">
        The reference printed on the ticket, such as K7M2Q9D-1.
      </p>
      <div className="flex gap-3">
        <input
          id="code"
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-describedby="code-hint"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          className="code min-h-16 w-full min-w-0 rounded-lg bg-surface px-4 text-lg ring-2 ring-edge ring-inset"
        />
        <Button type="submit" size="door">
          Check
        </Button>
      </div>
    </form>
  )
}
