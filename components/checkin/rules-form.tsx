import type { ReactNode } from 'react'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { SubmitButton } from '@/components/ui/submit-button'
import type { EntryRules } from '@/lib/checkin/rules'
import { periodLabels, RulesFields, rulesValues } from './rules-fields'

/** A form of rules, with what else belongs to whose rules they are. */
export function RulesForm({
  id,
  action,
  hidden,
  values = {},
  labels = {},
  rules,
  otherwise,
  gates,
  zone,
  withDay,
  children,
  save,
}: {
  id: string
  action: Action
  hidden: Record<string, string>
  values?: Record<string, unknown>
  labels?: Record<string, string>
  rules: EntryRules
  otherwise?: string
  gates?: readonly string[]
  zone: string
  withDay?: boolean
  children?: ReactNode
  save: string
}) {
  const all = {
    reentry: 'Coming in again',
    maxEntries: 'Entries at most',
    perDay: 'Each day anew',
    dayStartsAt: 'A day begins at',
    gatesOf: 'Gates',
    ...periodLabels,
    ...labels,
  }
  return (
    <Form id={id} action={action} defaultValue={{ ...rulesValues(rules, zone, !otherwise), ...values }} labels={all}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <RulesFields rules={rules} otherwise={otherwise} gates={gates} zone={zone} withDay={withDay} />
      <div className="flex justify-end">
        <SubmitButton pending="Saving…">{save}</SubmitButton>
      </div>
    </Form>
  )
}
