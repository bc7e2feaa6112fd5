import { ChoiceForm } from './choice-form'

const outcomes = [
  {
    choice: 'confirm_later',
    label: 'Bank confirms later',
    text: 'The payment is under way; the money comes some seconds later.',
  },
  { choice: 'fail_later', label: 'Bank refuses later', text: 'The payment is under way; some seconds later the bank says no.' },
  { choice: 'pay_late', label: 'Pay too late', text: 'The money comes some seconds after the tickets were let go.' },
  { choice: 'pay_twice', label: 'Pay twice', text: 'The same order is charged two times.' },
]

/** What can go otherwise at a bank, each to be tried. */
export function Outcomes({ session }: { session: string }) {
  return (
    <section aria-labelledby="outcomes" className="flex flex-col gap-4">
      <h2 id="outcomes" className="display text-lg">
        What else can happen
      </h2>
      <ul className="flex flex-col border-line border-y">
        {outcomes.map(({ choice, label, text }) => (
          <li
            key={choice}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-line py-4 not-first:border-t"
          >
            <p className="min-w-0 flex-1 basis-56 text-sm">{text}</p>
            <ChoiceForm session={session} choice={choice} variant="quiet">
              {label}
            </ChoiceForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
