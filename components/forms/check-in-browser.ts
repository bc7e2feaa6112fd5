import { parse } from '@conform-to/react'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What is asked of a control to explain what is wrong with it. */
type Checked = Pick<Control, 'validity' | 'type' | 'value' | 'title'> & {
  dataset: { missing?: string }
  getAttribute: (name: string) => string | null
}

/**
 * Checks a form by the constraints on its controls, so that no schema has to travel to the browser. The server checks
 * everything again, and more.
 */
export function checkInBrowser({ form, formData }: { form: HTMLFormElement; formData: FormData }) {
  return parse<Record<string, unknown>, string[]>(formData, {
    resolve(value) {
      const error: Record<string, string[]> = {}
      for (const element of Array.from(form.elements)) {
        const control = element as Control
        if (!control.name || !control.willValidate || control.validity.valid) continue
        error[control.name] = [problemOf(control)]
      }
      return Object.keys(error).length > 0 ? { error } : { value }
    },
  })
}

/** What is wrong with a control and how to mend it. `data-missing` on the control words its own emptiness. */
export function problemOf(control: Checked): string {
  const { validity, type, dataset } = control
  const limit = (name: string) => control.getAttribute(name) ?? ''
  if (validity.valueMissing) return dataset.missing ?? missing(type)
  if (validity.badInput) return type === 'number' ? 'Write a number.' : 'Write a full date and time.'
  if (validity.typeMismatch) {
    return type === 'email' ? 'Write an e-mail address, like name@example.org.' : 'Write a web address, like https://example.org.'
  }
  if (validity.tooShort) return `Write at least ${limit('minlength')} characters; this has ${control.value.length}.`
  if (validity.tooLong) return `Keep it to ${limit('maxlength')} characters; this has ${control.value.length}.`
  if (validity.rangeUnderflow) return `Make this ${limit('min').replace('T', ' ')} or more.`
  if (validity.rangeOverflow) return `Make this ${limit('max').replace('T', ' ')} or less.`
  if (validity.stepMismatch)
    return limit('step') && limit('step') !== '1' ? `Go in steps of ${limit('step')}.` : 'Write a whole number.'
  return control.title || 'This is not in the form it needs to be.'
}

function missing(type: string): string {
  if (type === 'checkbox') return 'Tick this to go on.'
  if (type === 'radio' || type.startsWith('select')) return 'Choose one.'
  if (type === 'file') return 'Choose a file.'
  if (type === 'datetime-local') return 'Choose a date and time.'
  return 'Fill this in.'
}
