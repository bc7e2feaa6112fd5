'use client'

import { useEffect, useEffectEvent } from 'react'
import { createKeyboardWedge } from './keyboard-wedge'

const holdSpace = 100 // milliseconds

const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** Codes from a hand-held reader, wherever the focus is. In a text field the reader types like anybody else. */
export function useKeyboardWedge(onCode: (code: string) => void) {
  const found = useEffectEvent(onCode)
  useEffect(() => {
    const press = createKeyboardWedge()
    let held: ReturnType<typeof setTimeout> | undefined
    const stop = (event: KeyboardEvent) => {
      event.preventDefault()
      event.stopPropagation()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || takesText(event.target)) return
      const { swallow, code } = press(event.key, event.timeStamp)
      if (swallow) {
        clearTimeout(held)
        stop(event)
      } else if (event.key === ' ' && event.target instanceof HTMLButtonElement) {
        // a code may begin with a space: the button is pressed only when nothing follows at a reader's speed
        const button = event.target
        held = setTimeout(() => button.click(), holdSpace)
        stop(event)
      }
      if (code !== undefined) found(code)
    }
    // Firefox presses buttons when the space bar is let go
    const onKeyUp = (event: KeyboardEvent) => event.key === ' ' && event.target instanceof HTMLButtonElement && stop(event)
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('keyup', onKeyUp, { capture: true })
    return () => {
      clearTimeout(held)
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('keyup', onKeyUp, { capture: true })
    }
  }, [])
}
