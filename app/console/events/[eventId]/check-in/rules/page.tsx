import type { Metadata } from 'next'
import { visit } from '@/app/console/visit'
import { CheckInTabs } from '@/components/checkin/check-in-tabs'
import { ListForms } from '@/components/checkin/list-forms'
import { RulesForm } from '@/components/checkin/rules-form'
import { rulesWords } from '@/components/checkin/rules-words'
import { Said } from '@/components/events/said'
import { TextareaField } from '@/components/forms/textarea-field'
import { PageHead } from '@/components/shell/page-head'
import { Card } from '@/components/ui/card'
import { checkInListsOf } from '@/lib/checkin/check-in-list-view'
import { entryRulesOf } from '@/lib/checkin/entry-rules-read'
import { reachEvent } from '@/lib/events/access'
import { removeCheckInList, saveCheckInList, saveEventRules, saveTypeRules } from './actions'

export const metadata: Metadata = { title: 'Entry rules' }

export const instant = false

type Props = { params: Promise<{ eventId: string }>; searchParams: Promise<{ said?: string }> }

export default async function RulesPage({ params, searchParams }: Props) {
  const [{ eventId }, { said }] = await Promise.all([params, searchParams])
  const { event, entry, lists } = await visit(`/console/events/${eventId}/check-in/rules`, async (ctx) => {
    const event = await reachEvent(ctx, eventId, 'event.manage')
    const [entry, lists] = await Promise.all([entryRulesOf(event.id), checkInListsOf(event.id)])
    return { event, entry, lists }
  })
  const { id, timeZone: zone } = event
  const { rules, gates, ticketTypes } = entry
  return (
    <>
      <Said code={said} />
      <PageHead title="Check-in">
        Whom the door lets in, when and how often. Phones at the door follow it without a network, too.
      </PageHead>
      <CheckInTabs eventId={id} role={event.role} current="/rules" />
      <div className="flex max-w-3xl flex-col gap-8">
        <Card>
          <h2 className="display mb-4 text-lg">The entrance</h2>
          <RulesForm
            id={`rules-${id}`}
            action={saveEventRules}
            hidden={{ eventId: id }}
            values={{ gates: gates.join('\n') }}
            labels={{ gates: 'Gates' }}
            rules={rules}
            zone={zone}
            withDay
            save="Save rules"
          >
            <TextareaField
              name="gates"
              label="Gates"
              rows={3}
              required={false}
              hint="One to a line. Without any, each door names its own."
            />
          </RulesForm>
        </Card>
        <section aria-labelledby="types">
          <h2 id="types" className="display mb-1 text-lg">
            Tickets with rules of their own
          </h2>
          <p className="mb-4 text-muted text-sm">What a ticket type says goes before what the entrance says.</p>
          <div className="flex flex-col gap-3">
            {ticketTypes.map((type) => (
              <Card key={type.id} padding="sm">
                <details>
                  <summary className="text-sm">
                    <span className="font-semibold">{type.name}</span>{' '}
                    <span className="text-muted">{rulesWords(type.rules) || 'as the entrance'}</span>
                  </summary>
                  <div className="mt-4">
                    <RulesForm
                      id={`rules-${type.id}`}
                      action={saveTypeRules}
                      hidden={{ eventId: id, ticketTypeId: type.id }}
                      rules={type.rules}
                      otherwise="As the entrance"
                      gates={gates}
                      zone={zone}
                      save={`Save rules of ${type.name}`}
                    />
                  </div>
                </details>
              </Card>
            ))}
          </div>
        </section>
        <section aria-labelledby="lists">
          <h2 id="lists" className="display mb-1 text-lg">
            Lists
          </h2>
          <p className="mb-4 text-muted text-sm">
            Besides the entrance: a cloakroom, a dinner, a workshop. A ticket is let in on each list by itself; a door link says
            which list its phones scan for.
          </p>
          <ListForms
            eventId={id}
            zone={zone}
            types={ticketTypes}
            lists={lists}
            save={saveCheckInList}
            remove={removeCheckInList}
          />
        </section>
      </div>
    </>
  )
}
