import { NumberField } from '@/components/forms/number-field'
import { RadioField } from '@/components/forms/radio-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { TextareaField } from '@/components/forms/textarea-field'
import { currencyChoices } from '@/lib/core/currency'
import { categories } from '@/lib/events/category'
import { AttachmentField } from './attachment-field'
import { Calm } from './calm'

const visibilities = [
  { value: 'public', label: 'Public', hint: 'In the listings and in search engines.' },
  { value: 'unlisted', label: 'Unlisted', hint: 'Whoever has the link sees it and can register.' },
  { value: 'private', label: 'Private', hint: 'Only your organisation sees it and hands out tickets.' },
]

const topics = Object.entries(categories).map(([value, label]) => ({ value, label }))

/** What can wait: closed until somebody wants it. */
export function MoreFields({ attachment }: { attachment: { url: string; name: string } | null }) {
  return (
    <div className="flex flex-col gap-3">
      <Calm title="Found by" note="Category and tags" fields={['category', 'tags']}>
        <SelectField name="category" label="Category" options={topics} />
        <TextField name="tags" label="Tags" hint="Up to ten, with commas between them: jazz, live, open air." />
      </Calm>
      <Calm title="Seen by" note="Public, unlisted or private" fields={['visibility']}>
        <RadioField name="visibility" label="Who sees it" options={visibilities} />
      </Calm>
      <Calm title="Limits and money" note="People in all, currency, refunds" fields={['capacity', 'currency', 'refundPolicy']}>
        <NumberField
          name="capacity"
          label="People in all"
          min={1}
          max={1_000_000}
          hint="Whatever their ticket. Leave it empty when only the ticket types limit."
        />
        <SelectField name="currency" label="Currency" options={currencyChoices()} />
        <TextareaField name="refundPolicy" label="Refunds and cancellation" rows={3} hint="Shown before people register." />
      </Calm>
      <Calm title="Extras" note="Document, colour" fields={['attachmentIdFile', 'attachmentId', 'accent']}>
        <AttachmentField attachment={attachment} />
        <TextField
          name="accent"
          label="Colour"
          placeholder="#c2410c"
          pattern="#[0-9a-fA-F]{6}"
          title="Write a colour as #rrggbb."
          hint="Of buttons and links on the page, as #rrggbb. It is adjusted so that everything stays readable. Empty: the house colour."
        />
      </Calm>
    </div>
  )
}
