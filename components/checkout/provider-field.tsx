import { HiddenField } from '@/components/forms/hidden-field'
import { RadioField } from '@/components/forms/radio-field'

type Offered = { name: string; test: boolean }

const words: Record<string, { label: string; hint: string }> = {
  stripe: { label: 'Card, wallet or bank', hint: 'On a page of Stripe. We never see your card.' },
  razorpay: { label: 'Card, UPI, wallet or net banking', hint: 'On a page of Razorpay. We never see your card.' },
  sandbox: { label: 'Test money', hint: 'On a page of this installation, to try things out.' },
}
const wordsOf = (name: string) => words[name] ?? { label: name, hint: '' }

/** Whom to pay through: a choice only where there is one. */
export function ProviderField({ providers, required = true }: { providers: readonly Offered[]; required?: boolean }) {
  const [only] = providers
  if (!only) return null
  if (providers.length === 1) return <HiddenField name="provider" value={only.name} />
  return (
    <RadioField
      name="provider"
      label="How do you want to pay?"
      required={required}
      options={providers.map(({ name }) => ({ value: name, ...wordsOf(name) }))}
    />
  )
}

/** Below the button that pays: where it leads. */
export const whereItIsPaid = (providers: readonly Offered[]): string =>
  providers.length === 1 ? wordsOf(providers[0]!.name).hint : 'You pay on the page of the provider you choose.'
