'use client'

import clsx from 'clsx'
import { type LucideIcon, TriangleAlert, Undo2, UserRound, UsersRound } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { GuestCard } from './guest-card'
import { doorButton, tones } from './tones'
import type { Scanning, Shown } from './use-scanning'
import { firstScanText, isPassable, shortTime, type Verdict, wordsOf } from './verdict'

/** How long green stays by itself. Amber and red wait for a thumb. */
const admittedFor = 2_500

function wordsFor(shown: Shown): Verdict {
  switch (shown.kind) {
    case 'checking':
      return { tone: 'neutral', word: 'Checking', why: 'Not admitted yet.' }
    case 'preview':
      return {
        tone: 'neutral',
        word: shown.verdict.direction === 'out' ? 'Going out' : 'Let in?',
        why: 'Nothing is recorded yet.',
      }
    case 'problem':
      return { tone: 'refuse', word: shown.word, why: shown.why }
    case 'group':
      return shown.refused.length === 0
        ? { tone: 'admit', word: 'Admitted', why: `${shown.admitted} more of this order.` }
        : {
            tone: 'used',
            word: `${shown.admitted} of ${shown.of}`,
            why: `Not admitted: ${shown.refused.join(', ')}.`,
            next: 'Scan their tickets one by one.',
          }
    case 'verdict':
      return wordsOf(shown.verdict)
  }
}

const icons: Partial<Record<Shown['kind'], LucideIcon>> = { preview: UserRound, problem: TriangleAlert, group: UsersRound }

type Props = { shown: Shown; scanning: Scanning; timeZone: string; rights: readonly string[]; training: boolean }

/** The answer, as large as the screen. What is behind it is not to be reached until it is gone. */
export function ResultScreen({ shown, scanning, timeZone, rights, training }: Props) {
  const { tone, word, why, next } = wordsFor(shown)
  const look = tones[tone]
  const verdict = shown.kind === 'verdict' ? shown.verdict : null
  const Icon = verdict?.undone ? Undo2 : (icons[shown.kind] ?? look.icon)
  const goOn = useRef<HTMLButtonElement>(null)
  const dismiss = useEffectEvent(scanning.dismiss)
  const leavesItself = verdict?.decision === 'admit' && !verdict.undone && verdict.siblings === 0 && verdict.ticket?.note === ''

  useEffect(() => {
    goOn.current?.focus({ preventScroll: true })
    if (!leavesItself) return
    const timer = setTimeout(() => dismiss(), admittedFor)
    return () => clearTimeout(timer)
  }, [leavesItself])

  const ticket = verdict?.ticket ?? (shown.kind === 'preview' ? shown.verdict.ticket : null)
  return (
    <section
      key={shown.kind} // a new element: the answer must not fade in with the old one's transition
      aria-label="Result"
      data-tone={tone}
      data-by={verdict?.by}
      className={clsx(
        'fixed inset-0 z-50 flex flex-col overflow-y-auto',
        look.field,
        shown.kind === 'checking' && 'transition-opacity delay-200 starting:opacity-0',
      )}
    >
      {training ? (
        <p className="bg-black px-4 py-2 text-center font-semibold text-base text-white">Training: nothing is recorded</p>
      ) : null}
      <div className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-4 px-6 pt-8 pb-4">
        <Icon aria-hidden="true" strokeWidth={3} className={clsx('size-28 -ml-2', shown.kind === 'checking' && 'animate-spin')} />
        <h2 className="display text-[clamp(3rem,15vw,6rem)] leading-none">{word}</h2>
        {ticket ? <GuestCard ticket={ticket} /> : null}
        {verdict?.firstScan ? <p className="font-semibold text-lg">{firstScanText(verdict.firstScan, timeZone)}</p> : null}
        <p className="text-lg">{why}</p>
        {next ? <p className="text-lg">{next}</p> : null}
        {verdict?.by === 'device' ? <p className="text-base">Scanned {shortTime(verdict.at, timeZone)}</p> : null}
      </div>
      <div className={clsx('sticky bottom-0 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]', look.field)}>
        <div className="mx-auto flex w-full max-w-xl flex-wrap gap-3 px-4">
          <Acts shown={shown} scanning={scanning} rights={rights} />
          {shown.kind === 'checking' ? null : (
            <button type="button" ref={goOn} className={clsx(doorButton, look.button, 'flex-1')} onClick={scanning.dismiss}>
              {shown.kind === 'preview' ? 'Not now' : 'Scan next'}
            </button>
          )}
        </div>
      </div>
    </section>
  )
}

const quiet = clsx(doorButton, 'bg-current/10 ring-2 ring-current ring-inset')

/** What can be done about what is shown, besides going on. */
function Acts({ shown, scanning, rights }: Pick<Props, 'shown' | 'scanning' | 'rights'>): ReactNode {
  const [asked, ask] = useState(false)
  if (shown.kind === 'preview')
    return (
      <button type="button" className={clsx(doorButton, 'w-full', tones.admit.field)} onClick={scanning.admit}>
        {shown.verdict.direction === 'out' ? 'Let out' : 'Admit'}
      </button>
    )
  if (shown.kind !== 'verdict' || shown.verdict.undone) return null
  const { decision, reason, direction, by, siblings, ticket } = shown.verdict
  const supervises = rights.includes('override')
  if (decision === 'refuse')
    return supervises && isPassable(reason) && direction === 'in' ? (
      <button type="button" className={clsx(quiet, 'w-full')} onClick={() => (asked ? scanning.override() : ask(true))}>
        {asked ? 'Yes, let in anyway: it is recorded' : 'Let in anyway'}
      </button>
    ) : null
  return (
    <>
      {siblings > 0 && ticket?.serial ? (
        <button type="button" className={clsx(quiet, 'w-full')} onClick={() => void scanning.admitSiblings()}>
          {siblings === 1 ? 'Admit 1 more of this order' : `Admit ${siblings} more of this order`}
        </button>
      ) : null}
      {supervises && by !== 'training' ? (
        <button type="button" className={quiet} onClick={() => void scanning.undo()}>
          Undo
        </button>
      ) : null}
    </>
  )
}
