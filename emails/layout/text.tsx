import type { ReactNode } from 'react'
import { colour, face } from '../look'

type Props = { children: ReactNode; muted?: boolean; top?: number }

export function Paragraph({ children, muted = false, top = 0 }: Props) {
  const size = muted ? { fontSize: 14, lineHeight: '21px' } : { fontSize: 16, lineHeight: '25px' }
  return (
    <p
      className={muted ? 'muted' : 'ink'}
      style={{ margin: `${top}px 0 0`, fontFamily: face.text, color: muted ? colour.muted : colour.ink, ...size }}
    >
      {children}
    </p>
  )
}

export function Title({ children }: { children: ReactNode }) {
  return (
    <h1
      className="ink title"
      style={{
        margin: 0,
        fontFamily: face.display,
        fontSize: 32,
        lineHeight: '35px',
        fontWeight: 800,
        letterSpacing: '-.7px',
        color: colour.ink,
        overflowWrap: 'break-word',
        wordBreak: 'break-word',
      }}
    >
      {children}
    </h1>
  )
}

export function Subtitle({ children }: { children: ReactNode }) {
  return (
    <h2
      className="ink"
      style={{ margin: '0 0 8px', fontFamily: face.text, fontSize: 16, lineHeight: '24px', fontWeight: 700, color: colour.ink }}
    >
      {children}
    </h2>
  )
}

/** A link inside a sentence: underlined, in the colour of the sentence, so that it reads in both themes. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" style={{ color: 'inherit', textDecoration: 'underline' }}>
      {children}
    </a>
  )
}

/** Somebody's own words: their paragraphs, nothing else. */
export function OwnWords({ text, top = 0 }: { text: string; top?: number }) {
  return text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each, index) => (
      // paragraphs have no identity but their place
      <Paragraph key={each + String(index)} top={index === 0 ? top : 12}>
        {each}
      </Paragraph>
    ))
}
