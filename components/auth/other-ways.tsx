import Link from 'next/link'

export type Way = { href: string; label: string; lead?: string }

/** The roads that lead on from a form: "New here? Create an account". */
export function OtherWays({ ways }: { ways: readonly Way[] }) {
  return (
    <ul className="flex flex-col gap-2 border-line border-t pt-5 text-sm">
      {ways.map(({ href, label, lead }) => (
        <li key={href}>
          {lead ? <span className="text-muted">{lead} </span> : null}
          <Link href={href} className="font-semibold underline decoration-1 underline-offset-4 hover:decoration-2">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
