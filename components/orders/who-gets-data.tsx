import Link from 'next/link'

type Props = { organiser: string; refundsAt: string | null /** where the refund policy stands */ }

/** Said before anything is sent: who gets it, and how refunds work. */
export function WhoGetsData({ organiser, refundsAt }: Props) {
  return (
    <p className="text-muted text-sm">
      {organiser} runs this event and gets the names and addresses you give here.
      {refundsAt ? (
        <>
          {' '}
          <Link href={refundsAt} className="underline underline-offset-4">
            How refunds work
          </Link>
        </>
      ) : null}
    </p>
  )
}
