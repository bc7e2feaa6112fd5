'use client'

import { useField, useFormMetadata } from '@conform-to/react'
import { useRouter } from 'next/navigation'
import type { MouseEvent } from 'react'
import { TextField } from '@/components/forms/text-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

type Props = {
  /** the page itself, which shows what a code in its address does */
  path: string
  applied: { text: string; problem: string | null; does: string } | null
}

type Values = { lines?: ({ ticketTypeId?: unknown; quantity?: unknown; price?: unknown } | undefined)[] }

/**
 * A promo code, behind a link. "Apply" asks the page for itself with the code and everything chosen so far; where no scripts
 * run it is the form itself that asks.
 */
export function PromoField({ path, applied }: Props) {
  const router = useRouter()
  const form = useFormMetadata()
  const [field] = useField<string>('promoCode')
  const apply = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault()
    const typed = event.currentTarget.form?.elements.namedItem('promoCode')
    const code = typed instanceof HTMLInputElement ? typed.value.trim() : ''
    const { lines = [] } = (form.value ?? {}) as Values
    const chosen = lines.flatMap((line) => {
      const id = String(line?.ticketTypeId ?? '')
      return [
        ...(Number(line?.quantity) > 0 ? [[id, String(line?.quantity)]] : []),
        ...(line?.price ? [[`${id}.price`, String(line.price)]] : []),
      ]
    })
    const query = new URLSearchParams([...chosen, ...(code ? [['code', code]] : [])])
    router.replace(`${path}?${query}`, { scroll: false })
  }
  return (
    <details open={applied !== null || field.errors !== undefined || undefined}>
      <summary className="cursor-pointer font-semibold text-sm underline underline-offset-4">Add a promo code</summary>
      <div className="mt-4 flex max-w-md flex-col gap-3">
        <div className="flex items-end gap-3">
          <TextField
            name="promoCode"
            label="Promo code"
            className="flex-1"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required={false}
            maxLength={60}
          />
          <Button type="submit" variant="quiet" formMethod="get" formAction={path} formNoValidate onClick={apply}>
            Apply
          </Button>
        </div>
        {applied ? (
          <Alert tone={applied.problem ? 'warn' : 'good'} live>
            {applied.problem ?? (
              <>
                <span className="code font-semibold">{applied.text}</span> {applied.does}
              </>
            )}
          </Alert>
        ) : null}
      </div>
    </details>
  )
}
