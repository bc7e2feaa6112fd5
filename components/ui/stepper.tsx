'use client'

import clsx from 'clsx'
import { type ComponentProps, useRef } from 'react'

/**
 * A quantity. It is a number field; the two buttons join in where scripts run and keep to its min, max and step.
 * `label` names it ("Standard tickets").
 */
export function Stepper({ label, className, ...rest }: Omit<ComponentProps<'input'>, 'type' | 'ref'> & { label: string }) {
  const input = useRef<HTMLInputElement>(null)
  const move = (by: 1 | -1) => {
    const element = input.current
    if (!element) return
    if (element.value === '') element.value = element.min || '0'
    if (by > 0) element.stepUp()
    else element.stepDown()
    element.dispatchEvent(new Event('input', { bubbles: true }))
    element.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const button = 'script-only grid size-11 place-items-center text-lg hover:bg-sunken disabled:opacity-40'
  return (
    <div
      className={clsx('inline-flex items-center overflow-hidden rounded-md bg-surface ring-1 ring-edge ring-inset', className)}
    >
      <button type="button" aria-label={`Fewer: ${label}`} disabled={rest.disabled} onClick={() => move(-1)} className={button}>
        <span aria-hidden="true">−</span>
      </button>
      <input
        ref={input}
        type="number"
        inputMode="numeric"
        min={0}
        step={1}
        aria-label={label}
        {...rest}
        className="figures stepper h-11 w-12 bg-transparent text-center font-semibold text-base"
      />
      <button type="button" aria-label={`More: ${label}`} disabled={rest.disabled} onClick={() => move(1)} className={button}>
        <span aria-hidden="true">+</span>
      </button>
    </div>
  )
}
