'use client'

import { FormProvider, getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import clsx from 'clsx'
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useMemo, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { FormPending } from '@/components/ui/form-pending'
import { checkInBrowser } from './check-in-browser'
import { ErrorSummary } from './error-summary'
import { heardBack } from './heard-back'

/** A server action made by `action(operation)`. */
export type Action = (previous: SubmissionResult | undefined, data: FormData) => Promise<SubmissionResult>

type Options = Parameters<typeof useForm>[0]

/** The browser's half of Form. */
export function FormBody({
  action,
  constraint,
  defaultValue,
  labels,
  saved,
  id,
  className,
  children,
}: {
  action: Action
  constraint?: Options['constraint']
  defaultValue?: Options['defaultValue']
  labels?: Record<string, string>
  saved?: ReactNode
  id?: string
  className?: string
  children: ReactNode
}) {
  const heard = useMemo(() => heardBack(action), [action]) // a page may come to want another: pay, then try again
  const [lastResult, dispatch, pending] = useActionState(heard, undefined)
  const [attempt, setAttempt] = useState(0)
  const [form] = useForm({
    id,
    lastResult,
    constraint,
    defaultValue,
    defaultNoValidate: false,
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
    onValidate: checkInBrowser,
    // Sent from here and not by React's own form action, which would empty the fields when it is done.
    onSubmit(event, { formData }) {
      event.preventDefault()
      if (!pending) startTransition(() => dispatch(formData))
    },
  })
  useEffect(() => {
    if (lastResult?.status === 'error') setAttempt((count) => count + 1)
  }, [lastResult])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    form.onSubmit(event)
    const { submitter } = event.nativeEvent as SubmitEvent
    const isIntent = submitter?.getAttribute('name') === '__intent__'
    if (!isIntent) setAttempt((count) => count + 1)
  }

  return (
    <FormProvider context={form.context}>
      <FormPending value={pending}>
        <form {...getFormProps(form)} action={dispatch} onSubmit={submit} className={clsx('flex flex-col gap-5', className)}>
          <ErrorSummary attempt={attempt} labels={labels} />
          {saved && lastResult?.status === 'success' && !pending ? (
            <Alert tone="good" live>
              {saved}
            </Alert>
          ) : null}
          {children}
        </form>
      </FormPending>
    </FormProvider>
  )
}
