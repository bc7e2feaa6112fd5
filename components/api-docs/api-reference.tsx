'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

type Scalar = { createApiReference: (element: Element, options: Record<string, unknown>) => { destroy: () => void } }

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
  defaultOpenAllTags: false,
  theme: 'none',
  customCss: `
    .scalar-app { --scalar-font: var(--font-sans); --scalar-font-code: var(--font-mono); }
    .light-mode { --scalar-background-1: var(--paper); --scalar-background-2: var(--surface); --scalar-background-3: var(--sunken);
      --scalar-color-1: var(--ink); --scalar-color-2: var(--muted); --scalar-color-3: var(--muted); --scalar-color-accent: var(--info); --scalar-border-color: var(--line); }
    .dark-mode { --scalar-background-1: var(--paper); --scalar-background-2: var(--surface); --scalar-background-3: var(--sunken);
      --scalar-color-1: var(--ink); --scalar-color-2: var(--muted); --scalar-color-3: var(--muted); --scalar-color-accent: var(--info); --scalar-border-color: var(--line); }`,
}

/** Scalar's reader of the OpenAPI document, in place of the plain list that `children` is. */
export function ApiReference({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [read, setRead] = useState(false)
  useEffect(() => {
    let reference: { destroy: () => void } | undefined
    const script = document.createElement('script')
    script.src = '/vendor/api-reference.js'
    script.onload = () => {
      const { Scalar } = window as unknown as { Scalar: Scalar }
      if (!place.current) return
      reference = Scalar.createApiReference(place.current, options)
      setRead(true)
    }
    document.head.append(script)
    return () => {
      script.remove()
      reference?.destroy()
    }
  }, [])
  return (
    <>
      {read ? null : children}
      <div ref={place} />
    </>
  )
}
