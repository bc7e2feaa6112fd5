'use client'

import { useFormMetadata } from '@conform-to/react'
import { type MouseEvent, useEffect, useRef } from 'react'
import { nameInWords } from './name-in-words'

/** Everything that is wrong with the form, with a way to each field. Takes the focus after an attempt that failed. */
export function ErrorSummary({ attempt, labels = {} }: { attempt: number; labels?: Record<string, string> }) {
  const box = useRef<HTMLDivElement>(null)
  const form = useFormMetadata()
  const whole = form.errors ?? []
  const fields = Object.entries(form.allErrors).filter(([name]) => name !== '')

  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])

  if (whole.length + fields.length === 0) return null

  const goTo = (event: MouseEvent, name: string) => {
    const found = (document.getElementById(form.id) as HTMLFormElement | null)?.elements.namedItem(name)
    const control = found instanceof RadioNodeList ? found[0] : found
    if (!(control instanceof HTMLElement)) return
    event.preventDefault()
    control.focus()
  }

  return (
    <div ref={box} tabIndex={-1} role="alert" className="border-bad border-t-2 bg-bad-wash px-4 py-3 text-ink text-sm">
      {whole.map((message) => (
        <p key={message} className="font-semibold">
          {message}
        </p>
      ))}
      {fields.length > 0 ? (
        <>
          <p className="font-semibold">
            {fields.length === 1 ? 'One field needs another look.' : `${fields.length} fields need another look.`}
          </p>
          <ul className="mt-1.5 flex flex-col gap-1">
            {fields.map(([name, messages]) => (
              <li key={name}>
                <a href={`#${form.id}-${name}`} onClick={(event) => goTo(event, name)} className="underline underline-offset-2">
                  {labels[name] ?? nameInWords(name)}
                </a>
                : {messages.join(' ')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
