import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CheckboxField } from './checkbox-field'
import { Form } from './form'
import { NumberField } from './number-field'
import { RadioField } from './radio-field'
import { SelectField } from './select-field'
import { TextField } from './text-field'
import { TextareaField } from './textarea-field'

const schema = z.object({
  title: z.string().min(3).max(80),
  summary: z.string().max(200).optional(),
  capacity: z.number().int().min(1).max(500).optional(),
  category: z.enum(['music', 'film']),
  format: z.enum(['in_person', 'online']),
  listed: z.boolean().default(false),
  attendees: z.array(z.object({ email: z.email().max(254) })),
})

const page = renderToStaticMarkup(
  <Form
    id="event"
    schema={schema}
    action={async (previous) => previous ?? {}}
    defaultValue={{
      title: 'Nordlicht',
      format: 'online',
      category: 'film',
      listed: true,
      attendees: [{ email: 'ada@example.org' }],
    }}
  >
    <TextField name="title" label="Title" hint="As on the poster." missing="Give the event a title." />
    <TextareaField name="summary" label="Summary" />
    <NumberField name="capacity" label="Capacity" />
    <SelectField
      name="category"
      label="Category"
      options={[
        { value: 'music', label: 'Music' },
        { value: 'film', label: 'Film' },
      ]}
    />
    <RadioField
      name="format"
      label="Where"
      options={[
        { value: 'in_person', label: 'In person' },
        { value: 'online', label: 'Online' },
      ]}
    />
    <CheckboxField name="listed" label="Listed" />
    <TextField name="attendees[0].email" type="email" label="E-mail" />
  </Form>,
)

/** The attributes of the control with that name (and value). */
const control = (name: string, value = '') =>
  page.match(/<(?:input|select|textarea)[^>]*>/g)?.find((tag) => tag.includes(`name="${name}"`) && tag.includes(value)) ?? ''

describe('a form before any script runs', () => {
  test('carries the constraints of its schema, nested ones too', () => {
    expect(control('title')).toMatch(/required=""/)
    expect(control('title')).toMatch(/minLength="3"/)
    expect(control('title')).toMatch(/maxLength="80"/)
    expect(control('summary')).not.toMatch(/required/)
    expect(control('capacity')).toMatch(/min="1"/)
    expect(control('capacity')).toMatch(/max="500"/)
    expect(control('attendees[0].email')).toMatch(/maxLength="254"/)
  })

  test('lets the browser check them', () => {
    expect(page).not.toMatch(/noValidate/i)
  })

  test('shows the values it was given', () => {
    expect(control('title')).toMatch(/value="Nordlicht"/)
    expect(control('attendees[0].email')).toMatch(/value="ada@example.org"/)
    expect(page).toMatch(/<option value="film" selected="">/)
    expect(control('format', 'value="online"')).toMatch(/checked=""/)
    expect(control('format', 'value="in_person"')).not.toMatch(/checked/)
    expect(control('listed')).toMatch(/checked=""/)
  })

  test('ties labels and hints to their controls', () => {
    const id = /id="([^"]+)"/.exec(control('title'))?.[1]
    expect(page).toContain(`<label for="${id}"`)
    expect(control('title')).toContain(`aria-describedby="${id}-hint"`)
    expect(page).toContain(`<p id="${id}-hint"`)
  })

  test('says which fields may be left empty, and not that others must be filled', () => {
    expect(page).toMatch(/Summary<span[^>]*> \(optional\)/)
    expect(page).not.toMatch(/Title<span[^>]*> \(optional\)/)
  })
})
