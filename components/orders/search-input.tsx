'use client'

import { type ComponentProps, useEffect, useRef } from 'react'
import { Input } from '@/components/ui/input'

/** A search field that takes the focus on `/`, unless something is being typed elsewhere. */
export function SearchInput(props: ComponentProps<typeof Input>) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || elsewhere) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return <Input ref={input} aria-keyshortcuts="/" {...props} type="search" />
}
