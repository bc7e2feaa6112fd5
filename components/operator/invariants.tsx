import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import type { Installation } from '@/lib/operator/read-installation'

type Props = Pick<Installation, 'verifiedAt' | 'broken'> & { verify: Action }

/** Whether everything that must hold does, when that was last looked at, and the rows for which it does not. */
export function Invariants({ verifiedAt, broken, verify }: Props) {
  return (
    <section aria-labelledby="invariants" className="flex flex-col gap-4">
      <h2 id="invariants" className="display text-lg">
        What must hold
      </h2>
      {verifiedAt === null ? (
        <Alert tone="warn" title="Nobody has looked yet.">
          It is looked at once an hour in the background.
        </Alert>
      ) : broken.length === 0 ? (
        <Alert tone="good" title="Everything holds.">
          Seats, tickets, money and mails agree with each other.
        </Alert>
      ) : (
        broken.map(({ id, says, count, rows }) => (
          <Alert key={id} tone="bad" title={`${id} does not hold: ${count} ${count === 1 ? 'row' : 'rows'}.`}>
            <p>{says}</p>
            <ul className="code mt-2 text-xs [overflow-wrap:anywhere]">
              {rows.map((row) => (
                <li key={JSON.stringify(row)}>{JSON.stringify(row)}</li>
              ))}
            </ul>
          </Alert>
        ))
      )}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Form action={verify}>
          <SubmitButton variant="quiet" pending="Looking…">
            Look now
          </SubmitButton>
        </Form>
        {verifiedAt ? (
          <p className="text-muted text-sm">
            Last looked at <Time instant={verifiedAt} zone="UTC" />. Nothing is repaired by itself.
          </p>
        ) : null}
      </div>
    </section>
  )
}
