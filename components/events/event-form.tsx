import type { ReactNode } from 'react'
import { z } from 'zod'
import { Form } from '@/components/forms/form'
import type { Action } from '@/components/forms/form-body'
import { MarkdownField } from '@/components/forms/markdown-field'
import { TextField } from '@/components/forms/text-field'
import { ZoneField } from '@/components/forms/zone-field'
import { Card } from '@/components/ui/card'
import { eventFields } from '@/lib/events/schema'
import { Fresh } from './fresh'
import { KeptField } from './kept-field'
import { MoreFields } from './more-fields'
import { PlaceFields } from './place-fields'
import { PosterField } from './poster-field'
import { TitleField } from './title-field'
import { WhenFields } from './when-fields'

/** Tags are one line here; the server takes them apart. */
const schema = z.object(eventFields).omit({ tags: true })

const labels = {
  title: 'Title',
  summary: 'In one sentence',
  startsAt: 'Start',
  endsAt: 'End',
  timeZone: 'Time zone',
  'venue.name': 'Place',
  'venue.address': 'Street and number',
  'venue.city': 'City',
  'venue.country': 'Country',
  'venue.latitude': 'Latitude',
  'venue.longitude': 'Longitude',
  joinUrl: 'Link to join',
  ticketName: 'Ticket',
  ticketPrice: 'Price',
  ticketQuantity: 'How many',
  capacity: 'People in all',
  coverIdFile: 'Picture',
  attachmentIdFile: 'Document',
  refundPolicy: 'Refunds and cancellation',
  organisationName: 'Who hosts it',
  contactEmail: 'Contact address',
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <h2 className="display mb-4 text-lg">{title}</h2>
      {children}
    </Card>
  )
}

/**
 * One screen that looks like the page it makes: title, poster, when, where and the tickets on top, the rest in calm sections
 * below. Used for a new event and for one that exists.
 */
export function EventForm({
  id,
  action,
  defaultValue,
  posterIds,
  attachment,
  kept,
  tickets,
  host,
  children,
}: {
  /** tells it from other forms: pages one has left are kept in the document */
  id: string
  action: Action
  defaultValue: Record<string, unknown>
  /** the id the poster is drawn from, or several to choose from while it is free */
  posterIds: readonly string[]
  attachment: { url: string; name: string } | null
  /** names of fields that the form carries along, with their values in `defaultValue` */
  kept: readonly string[]
  tickets: ReactNode
  /** who hosts it, asked with the first event */
  host?: ReactNode
  /** the buttons */
  children: ReactNode
}) {
  return (
    <Fresh>
      <Form action={action} schema={schema} defaultValue={defaultValue} labels={labels} id={`event-${id}`}>
        {kept.map((name) => (
          <KeptField key={name} name={name} />
        ))}
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,25rem)]">
          <div className="flex flex-col gap-5 lg:col-span-2">
            <TitleField />
            <TextField name="summary" label="In one sentence" placeholder="What people will tell each other about it" />
          </div>
          <div className="lg:col-start-2 lg:row-start-2 lg:sticky lg:top-20 lg:self-start">
            <PosterField ids={posterIds} />
          </div>
          <div className="flex flex-col gap-6 lg:col-start-1 lg:row-start-2">
            <Section title="When">
              <WhenFields
                zone={
                  <ZoneField name="timeZone" label="Time zone" hint="The zone of the place. Everybody sees the times in it." />
                }
              />
            </Section>
            <Section title="Where">
              <PlaceFields />
            </Section>
            <Section title="Tickets">{tickets}</Section>
            {host ? <Section title="Host">{host}</Section> : null}
            <Section title="About">
              <MarkdownField name="description" label="Description" rows={10} />
            </Section>
            <MoreFields attachment={attachment} />
          </div>
        </div>
        <div className="sticky bottom-0 z-5 -mx-4 mt-2 flex flex-wrap items-center justify-end gap-3 border-line border-t bg-paper px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:-mx-8 md:px-8">
          {children}
        </div>
      </Form>
    </Fresh>
  )
}
