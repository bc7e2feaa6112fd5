'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'

type Scalar = { createApiReference: (element: Element, options: Record<string, unknown>) => { destroy: () => void } }

const colours = `{ --scalar-background-1: var(--paper); --scalar-background-2: var(--surface); --scalar-background-3: var(--sunken);
  --scalar-color-1: var(--ink); --scalar-color-2: var(--muted); --scalar-color-3: var(--muted); --scalar-border-color: var(--line);
  --scalar-color-accent: var(--info); --scalar-color-blue: var(--info); --scalar-color-green: var(--good);
  --scalar-color-red: var(--bad); --scalar-color-orange: var(--warn); --scalar-color-yellow: var(--warn); }`

/** Nothing is asked of anybody else: no fonts, no telemetry, no assistant, no proxy. */
const options = {
  url: '/api/v1/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  documentDownloadType: 'json',
  theme: 'none',
  customCss: `.scalar-app { --scalar-font: var(--font-sans); --scalar-font-code: var(--font-mono); } .light-mode ${colours} .dark-mode ${colours}`,
}

/** A link into Scalar, as it writes them, opens it at once. */
const leadsIntoIt = () => /^#(api-1|tag|model|description)\//.test(location.hash)

/** What `children` lists, to try out: Scalar, which is large, and so is loaded when somebody asks for it. */
export function ApiReference({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'closed' | 'loading' | 'open' | 'failed'>('closed')
  useEffect(() => {
    if (leadsIntoIt()) setState('loading')
  }, [])
  const wanted = state === 'loading' || state === 'open'
  useEffect(() => {
    if (!wanted) return
    let reference: { destroy: () => void } | undefined
    const script = document.createElement('script')
    script.src = '/vendor/api-reference.js'
    script.onload = () => {
      if (!place.current) return
      const { Scalar } = window as unknown as { Scalar: Scalar }
      reference = Scalar.createApiReference(place.current, options)
      setState('open')
    }
    script.onerror = () => setState('failed')
    document.head.append(script)
    return () => {
      script.remove()
      reference?.destroy()
    }
  }, [wanted])
  return (
    <>
      <div className="wrap script-only pt-5">
        <Button variant="quiet" onClick={() => setState(wanted ? 'closed' : 'loading')} aria-disabled={state === 'loading'}>
          <span aria-live="polite">
            {{ closed: 'Try it out', loading: 'Loading…', open: 'Back to the list', failed: 'It did not load. Try again' }[state]}
          </span>
        </Button>
      </div>
      <div hidden={state === 'open'} className="wrap pt-10">
        {children}
      </div>
      <div ref={place} className="pt-6" />
    </>
  )
}
