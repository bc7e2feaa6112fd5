'use client'

import { useEffect, useState } from 'react'
import { Button, type ButtonLook } from './button'

/** Puts `text` on the clipboard and says so for two seconds. */
export function CopyButton({ text, children = 'Copy', ...look }: ButtonLook & { text: string; children?: React.ReactNode }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () =>
    navigator.clipboard
      ? navigator.clipboard.writeText(text).then(
          () => setState('copied'),
          () => setState('failed'),
        )
      : setState('failed')
  return (
    <Button variant="quiet" size="sm" {...look} className="script-only" onClick={copy}>
      <span aria-live="polite">{{ idle: children, copied: 'Copied', failed: 'Select and copy by hand' }[state]}</span>
    </Button>
  )
}
