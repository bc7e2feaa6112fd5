'use client'

import { getInputProps, useField } from '@conform-to/react'
import { useRef, useState } from 'react'
import { Field } from '@/components/ui/field'
import type { FieldProps } from './field-props'

/** A file to send. Pictures are shown at once, drawn on a canvas, so that no address of theirs is needed. */
export function FileField({
  name,
  label,
  hint,
  missing,
  className,
  accept,
  maxBytes,
}: Omit<FieldProps, 'hideLabel'> & { accept?: string /** refused here already, before it is sent */; maxBytes?: number }) {
  const [field] = useField<File>(name)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [shown, setShown] = useState(false)
  const { key, ...props } = getInputProps(field, { type: 'file', ariaDescribedBy: hint ? `${field.id}-hint` : undefined })

  const look = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    const isLarge = file && maxBytes && file.size > maxBytes
    input.setCustomValidity(isLarge ? `too large` : '')
    input.title = isLarge ? `This file has ${megabytes(file.size)}; up to ${megabytes(maxBytes)} can be sent.` : ''
    const picture = file?.type.startsWith('image/') ? await createImageBitmap(file).catch(() => null) : null
    setShown(picture !== null)
    if (!picture || !canvas.current) return
    const scale = Math.min(1, 480 / picture.width)
    canvas.current.width = picture.width * scale
    canvas.current.height = picture.height * scale
    canvas.current.getContext('2d')?.drawImage(picture, 0, 0, canvas.current.width, canvas.current.height)
  }

  return (
    <Field
      id={field.id}
      label={label}
      hint={hint}
      error={field.errors?.join(' ')}
      required={props.required}
      className={className}
    >
      <input
        key={key}
        {...props}
        accept={accept}
        data-missing={missing}
        onChange={(event) => look(event.currentTarget)}
        className="block w-full rounded-md bg-surface p-2 text-sm ring-1 ring-edge ring-inset file:mr-3 file:h-9 file:cursor-pointer file:rounded-sm file:bg-sunken file:px-3 file:font-semibold aria-invalid:ring-2 aria-invalid:ring-bad"
      />
      <canvas
        ref={canvas}
        hidden={!shown}
        role="img"
        aria-label="The picture you chose"
        className="max-h-60 max-w-full rounded-md"
      />
    </Field>
  )
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
