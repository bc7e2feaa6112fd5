'use client'

import Form from 'next/form'
import { type ComponentProps, useEffect, useRef } from 'react'

/** A search form whose empty fields stay out of the address, where a script runs. */
export function TidyForm(props: ComponentProps<typeof Form>) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const element = form.current
    const tidy = ({ formData }: FormDataEvent) => {
      for (const [name, value] of [...formData]) if (value === '') formData.delete(name)
    }
    element?.addEventListener('formdata', tidy)
    return () => element?.removeEventListener('formdata', tidy)
  }, [])
  return <Form ref={form} {...props} />
}
