'use client'

import { useFormMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import { AmountStub } from '@/components/orders/amount-stub'
import { SubmitButton } from '@/components/ui/submit-button'
import { chosenAmounts, type Pricelist } from './chosen-amounts'
import type { OfferedChoice } from './offered-choices'

type Props = { title: string; choices: readonly OfferedChoice[]; pricelist: Pricelist; children?: ReactNode }

/** The order as it stands, what it comes to while one chooses, and the button that goes on. */
export function StartStub({ title, choices, pricelist, children }: Props) {
  const { lines = [] } = (useFormMetadata().value ?? {}) as { lines?: (object | undefined)[] }
  const order = chosenAmounts(choices, lines, pricelist)
  return (
    <AmountStub title={title} order={order}>
      <SubmitButton size="lg" wide pending="Setting them aside…">
        Continue
      </SubmitButton>
      {children}
    </AmountStub>
  )
}
