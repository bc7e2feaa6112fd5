import { ConfirmForm } from '@/components/events/confirm-form'
import { BoxesField } from '@/components/forms/boxes-field'
import type { Action } from '@/components/forms/form-body'
import { TextField } from '@/components/forms/text-field'
import { Card } from '@/components/ui/card'
import type { CheckInListView } from '@/lib/checkin/check-in-list-view'
import { RulesForm } from './rules-form'
import { rulesWords } from './rules-words'

type Props = {
  eventId: string
  zone: string
  types: readonly { id: string; name: string }[]
  lists: readonly CheckInListView[]
  save: Action
  remove: Action
}

/** The lists besides the entrance, each with its form, and one more. */
export function ListForms({ eventId, zone, types, lists, save, remove }: Props) {
  const form = (list?: CheckInListView) => (
    <RulesForm
      id={`list-${list?.id ?? 'new'}-${eventId}`}
      action={save}
      hidden={{ eventId, ...(list ? { listId: list.id } : {}) }}
      values={{ name: list?.name ?? '', ticketTypeIds: list?.ticketTypeIds ?? [] }}
      labels={{ name: 'Name', ticketTypeIds: 'Whose tickets' }}
      rules={list?.rules ?? {}}
      zone={zone}
      save={list ? 'Save list' : 'Make list'}
    >
      <TextField name="name" label="Name" maxLength={60} required placeholder="Cloakroom" missing="Name the list." />
      {types.length > 1 ? (
        <BoxesField
          name="ticketTypeIds"
          label="Whose tickets"
          hint="Choose none and every ticket counts."
          chosen={list?.ticketTypeIds ?? []}
          options={types.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
    </RulesForm>
  )
  return (
    <div className="flex flex-col gap-3">
      {lists.map((list) => (
        <Card key={list.id} padding="sm">
          <details>
            <summary className="text-sm">
              <span className="font-semibold">{list.name}</span>{' '}
              <span className="text-muted">{rulesWords(list.rules) || 'in once'}</span>
            </summary>
            <div className="mt-4 flex flex-col gap-4">
              {form(list)}
              <ConfirmForm
                trigger="Delete list"
                size="sm"
                title={`Delete ${list.name}?`}
                confirm="Delete list"
                pending="Deleting…"
                action={remove}
                fields={{ eventId, listId: list.id }}
                danger
              >
                Only a list on which nobody was scanned yet, and at which no phone stands, can be deleted.
              </ConfirmForm>
            </div>
          </details>
        </Card>
      ))}
      <Card padding="sm">
        <NewList open={lists.length === 0}>{form()}</NewList>
      </Card>
    </div>
  )
}

const NewList = ({ open, children }: { open: boolean; children: React.ReactNode }) => (
  <details open={open || undefined}>
    <summary className="font-semibold text-sm">+ Make a list</summary>
    <div className="mt-4">{children}</div>
  </details>
)
