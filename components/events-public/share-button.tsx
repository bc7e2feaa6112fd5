'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'

type State = 'idle' | 'copied' | 'failed'

/** The device's own share sheet, else the address on the clipboard. */
export function ShareButton({ title, url }: { title: string; url: string }) {
  const [state, setState] = useState<State>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2_500)
    return () => clearTimeout(timer)
  }, [state])
  const share = async () => {
    try {
      if (navigator.share) return await navigator.share({ title, url })
      await navigator.clipboard.writeText(url)
      setState('copied')
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setState('failed') // AbortError: thought better of it
    }
  }
  return (
    <Button variant="quiet" size="sm" className="script-only" onClick={share}>
      <span aria-live="polite">{{ idle: 'Share', copied: 'Link copied', failed: 'Copy the address above' }[state]}</span>
    </Button>
  )
}
