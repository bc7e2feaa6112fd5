import Link from 'next/link'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { NumberField } from '@/components/forms/number-field'
import { TextField } from '@/components/forms/text-field'
import { Button } from '@/components/ui/button'
import { CapacityBar } from '@/components/ui/capacity-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Column, Table } from '@/components/ui/table'
import type { PoolView } from '@/lib/tickets/pools'
import type { TicketTypeView } from '@/lib/tickets/ticket-type-view'
import { ConfirmForm } from './confirm-form'
import { Opening } from './opening'

type Acts = { add: Action; change: Action; remove: Action }

const number = (value: number) => value.toLocaleString('en')
const labels = { name: 'Pool name', capacity: 'Seats in all' }

/** Quantities that several ticket types share, with what is taken of each. Nothing is shown of it until there is one, but the way. */
export function PoolSection({
  eventId,
  pools,
  types,
  acts,
  edit,
}: {
  eventId: string
  pools: readonly PoolView[]
  types: readonly TicketTypeView[]
  /** left out for those who only look */
  acts: Acts | null
  /** the pool to change */
  edit?: string
}) {
  const names = new Map(types.map(({ id, name }) => [id, name]))
  const changed = acts ? pools.find(({ id }) => id === edit) : undefined
  const columns: Column<PoolView>[] = [
    {
      key: 'name',
      label: 'Pool',
      cell: ({ name, ticketTypeIds }) => (
        <span className="block min-w-28 [overflow-wrap:anywhere]">
          <span className="font-semibold">{name}</span>
          <span className="block text-muted text-xs">
            {ticketTypeIds.length > 0 ? ticketTypeIds.map((id) => names.get(id)).join(', ') : 'No ticket type shares it yet'}
          </span>
        </span>
      ),
    },
    {
      key: 'taken',
      label: 'Taken',
      width: '13rem',
      cell: ({ sold, held, capacity }) => (
        <CapacityBar
          parts={[
            { name: 'taken', value: sold },
            { name: 'set aside', value: held, tone: 'warn' },
          ]}
          total={capacity}
          label={`${number(sold)} of ${number(capacity)}${held > 0 ? `, ${number(held)} set aside` : ''}`}
        />
      ),
    },
  ]
  const doing: Column<PoolView> = {
    key: 'acts',
    label: <span className="sr-only">What to do</span>,
    align: 'end',
    cell: (pool) => acts && <PoolActs pool={pool} remove={acts.remove} />,
  }
  if (!acts && pools.length === 0) return null
  return (
    <section aria-labelledby="pools" className="mt-10">
      <h2 id="pools" className="display text-lg">
        Shared pools
      </h2>
      <p className="mt-1 mb-4 max-w-prose text-muted text-sm">
        When several ticket types draw on the same seats: put them into one pool, and together they never take more than it has.
      </p>
      {pools.length > 0 ? (
        <Table caption="Shared pools" columns={acts ? [...columns, doing] : columns} rows={pools} rowKey={({ id }) => id} />
      ) : null}
      {acts && changed ? (
        <div id="pool" className="mt-4 rounded-lg bg-surface p-5 ring-1 ring-line ring-inset sm:p-6">
          <PoolForm key={changed.id} action={acts.change} eventId={eventId} pool={changed} />
        </div>
      ) : null}
      {acts && !changed ? (
        <div className="mt-4 rounded-lg bg-surface p-5 ring-1 ring-line ring-inset sm:p-6">
          <PoolForm key={pools.length} action={acts.add} eventId={eventId} />
        </div>
      ) : null}
    </section>
  )
}

function PoolForm({ action, eventId, pool }: { action: Action; eventId: string; pool?: PoolView }) {
  const fields = (
    <>
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
        <TextField
          name="name"
          label="Pool name"
          placeholder="Seated"
          maxLength={60}
          required
          missing="Name what is shared, like “Seated”."
        />
        <NumberField
          name="capacity"
          label="Seats in all"
          min={1}
          max={1_000_000}
          required
          missing="Write how many there are in all."
        />
      </div>
      <div className="flex flex-wrap justify-end gap-3">
        {pool ? (
          <Button href={`/console/events/${eventId}/tickets`} variant="quiet">
            Leave it as it is
          </Button>
        ) : null}
        <SubmitButton pending="Saving…">{pool ? 'Save pool' : 'Make pool'}</SubmitButton>
      </div>
    </>
  )
  return (
    <Form
      action={action}
      labels={labels}
      id={`pool-${pool?.id ?? eventId}`}
      defaultValue={{ name: pool?.name ?? '', capacity: pool?.capacity ?? '' }}
    >
      <input type="hidden" name="eventId" value={eventId} />
      {pool ? <input type="hidden" name="poolId" value={pool.id} /> : null}
      {pool ? fields : <Opening title="New pool">{fields}</Opening>}
    </Form>
  )
}

function PoolActs({ pool, remove }: { pool: PoolView; remove: Action }) {
  return (
    <span className="flex items-center justify-end gap-2">
      <Link
        href={`/console/events/${pool.eventId}/tickets?pool=${pool.id}#pool`}
        className="relative px-2 font-semibold underline underline-offset-4"
      >
        Change<span className="sr-only"> {pool.name}</span>
      </Link>
      {pool.ticketTypeIds.length === 0 ? (
        <ConfirmForm
          trigger="Delete"
          size="sm"
          title={`Delete “${pool.name}”?`}
          confirm="Delete pool"
          pending="Deleting…"
          action={remove}
          fields={{ eventId: pool.eventId, poolId: pool.id }}
          danger
        >
          No ticket type shares it, so nothing changes for anybody.
        </ConfirmForm>
      ) : null}
    </span>
  )
}
