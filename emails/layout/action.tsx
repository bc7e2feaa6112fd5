import { Button } from 'react-email'
import type { Fill } from '../accent'
import { face } from '../look'

type Props = { href: string; label: string; accent: Fill }

/** The one thing to do, as wide as the card so that a thumb finds it. */
export function Action({ href, label, accent }: Props) {
  return (
    <Button
      className="accent on-accent"
      href={href}
      style={{
        display: 'block',
        padding: '16px 20px',
        borderRadius: 10,
        backgroundColor: accent.fill,
        color: accent.ink,
        fontFamily: face.text,
        fontSize: 17,
        fontWeight: 700,
        textAlign: 'center',
      }}
    >
      {label}
    </Button>
  )
}
