'use client'

import clsx from 'clsx'
import { type LucideIcon, Undo2, WifiOff } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Entry } from './door-state'
import { doorButton, tones } from './tones'
import { firstScanText, shortTime, verdictOf } from './verdict'

/** How long green stays by itself. Amber and red wait for a thumb. */
const admittedFor = 2_500

const icons: Partial<Record<Entry['state'], LucideIcon>> = { waiting: WifiOff, undone: Undo2 }

/** The answer, as large as the screen. What is behind it is not to be reached until it is gone. */
export function ResultScreen({ entry, timeZone, onNext, onUndo }: Props) {
  const { tone, word, why, next } = verdictOf(entry)
  const { state, ticket, result, scan } = entry
  const look = tones[tone]
  const Icon = icons[state] ?? look.icon
  const goOn = useRef<HTMLButtonElement>(null)
  const dismiss = useEffectEvent(onNext)

  useEffect(() => {
    goOn.current?.focus({ preventScroll: true })
    if (state !== 'admitted') return
    const timer = setTimeout(() => dismiss(), admittedFor)
    return () => clearTimeout(timer)
  }, [state])

  return (
    <section
      key={state === 'sending' ? 'sending' : 'decided'} // a new element: the answer must not fade in with the old one's transition
      aria-label="Result"
      data-tone={tone}
      data-scan={scan.scanId}
      className={clsx(
        'fixed inset-0 z-50 flex flex-col overflow-y-auto',
        look.field,
        state === 'sending' && 'transition-opacity delay-200 starting:opacity-0',
      )}
    >
      <div className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-4 px-6 pt-8 pb-4">
        <Icon aria-hidden="true" strokeWidth={3} className={clsx('size-28 -ml-2', state === 'sending' && 'animate-spin')} />
        <h2 className="display text-[clamp(3rem,15vw,6rem)] leading-none">{word}</h2>
        {ticket ? (
          <div>
            <p className="break-words font-semibold text-title">{ticket.holder.name}</p>
            <p className="text-lg">
              {ticket.ticketTypeName} <span className="code text-base">{ticket.reference}</span>
            </p>
          </div>
        ) : null}
        {result?.firstScan ? <p className="font-semibold text-lg">{firstScanText(result.firstScan, timeZone)}</p> : null}
        <p className="text-lg">{why}</p>
        {next ? <p className="text-lg">{next}</p> : null}
        {state === 'waiting' ? <p className="text-base">Scanned {shortTime(scan.at, timeZone)}</p> : null}
      </div>
      <div className={clsx('sticky bottom-0 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]', look.field)}>
        <div className="mx-auto flex w-full max-w-xl gap-3 px-4">
          {onUndo && (state === 'admitted' || state === 'undoing') ? (
            <button
              type="button"
              className={clsx(doorButton, 'bg-black/10 ring-2 ring-black ring-inset')}
              disabled={state === 'undoing'}
              onClick={onUndo}
            >
              Undo
            </button>
          ) : null}
          <button type="button" ref={goOn} className={clsx(doorButton, look.button, 'flex-1')} onClick={onNext}>
            Scan next
          </button>
        </div>
      </div>
    </section>
  )
}

type Props = { entry: Entry; timeZone: string; onNext: () => void; onUndo?: () => void }
