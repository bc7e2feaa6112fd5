import { Button } from '@/components/ui/button'

const reasons = [
  ['On sale in a minute', 'A title, a time, a place. The rest can wait, and a poster is made for you.'],
  ['Never one seat too many', 'Seats are counted where they are kept, so two people cannot get the last one.'],
  ['A door in your pocket', 'Scan tickets with any phone. No app, no pairing, no account for your helpers.'],
] as const

/** For those who came to put something on. */
export function OrganisersCall() {
  return (
    <section data-theme="light" aria-labelledby="organise" className="-mb-24 bg-signal text-signal-ink">
      <div className="wrap flex flex-col gap-10 py-14 sm:py-20">
        <div className="flex flex-col items-start gap-6">
          <h2 id="organise" className="display max-w-[14ch] text-hero">
            Put something on.
          </h2>
          <Button href="/console/events/new" size="lg">
            Create an event
          </Button>
        </div>
        <ul className="grid gap-6 sm:grid-cols-3">
          {reasons.map(([title, text]) => (
            <li key={title} className="border-signal-ink border-t-2 pt-3">
              <h3 className="display text-lg">{title}</h3>
              <p className="mt-1.5 text-sm">{text}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
