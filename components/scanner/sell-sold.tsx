'use client'

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { formatMoney } from '@/lib/core/money'
import type { Door } from './offline/door'
import type { Sold } from './sell-calls'
import { doorButton, tones } from './tones'

const Qr = lazy(() => import('@/components/ui/qr').then((module) => ({ default: module.Qr })))

const quiet = `${doorButton} ring-2 ring-edge ring-inset`
const pieces = (count: number) => (count === 1 ? '1 ticket' : `${count} tickets`)
const totalOf = ({ total }: Sold) => (total.amountMinor === 0 ? 'free' : formatMoney(total))

/** A card that takes the focus when it comes, so that its words are read and the next key is meant for it. */
function Card({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <section className="flex flex-col gap-5">
      <h2 ref={heading} tabIndex={-1} className="display text-title outline-none">
        {title}
      </h2>
      {children}
    </section>
  )
}

function BigQr({ text, label }: { text: string; label: string }) {
  return (
    <div className="mx-auto aspect-square w-full max-w-80">
      <Suspense>
        <Qr text={text} label={label} />
      </Suspense>
    </div>
  )
}

type SoldProps = { door: Door; order: Sold; onNext: () => void }

/** It is theirs: let them in, and let them take the tickets along. */
export function SoldCard({ door, order, onNext }: SoldProps) {
  const { tickets } = order
  const [inside, setInside] = useState<{ admitted: number; refused: number } | 'asking' | null>(null)
  const admit = async () => {
    setInside('asking')
    let admitted = 0
    for (const { code } of tickets) {
      const judged = code ? await door.scan({ code }) : null
      if (judged?.kind === 'judged' && judged.verdict.decision === 'admit') admitted += 1
    }
    setInside({ admitted, refused: tickets.length - admitted })
  }
  const mayAdmit = door.session.link.rights.includes('scan') && tickets.length > 0
  return (
    <Card title={tickets.length === 0 ? `Paid: ${totalOf(order)}` : `Sold: ${pieces(tickets.length)}, ${totalOf(order)}`}>
      <p role="status" className="font-semibold text-lg">
        {typeof inside === 'object' && inside !== null ? insideWords(inside) : null}
      </p>
      {mayAdmit && (inside === null || inside === 'asking') ? (
        <button
          type="button"
          disabled={inside === 'asking'}
          className={`${doorButton} ${tones.admit.field}`}
          onClick={() => void admit()}
        >
          Admit {tickets.length} now
        </button>
      ) : null}
      <button type="button" className={quiet} onClick={onNext}>
        Next sale
      </button>
      {order.url && tickets.length > 0 ? (
        <>
          <p className="text-lg">Their phone scans this to take the tickets along. Order {order.number}.</p>
          <BigQr text={order.url} label="Link to the tickets" />
        </>
      ) : null}
    </Card>
  )
}

const insideWords = ({ admitted, refused }: { admitted: number; refused: number }) =>
  `${admitted} let in.${refused > 0 ? ` ${refused} refused: look under Recent for why.` : ''}`

type WaitingProps = { order: Sold; confirming: boolean; onGiveUp: () => void }

/** Held for somebody who pays on their own phone. */
export function WaitingCard({ order, confirming, onGiveUp }: WaitingProps) {
  return (
    <Card title={confirming ? 'Their bank is confirming' : `Waiting for ${totalOf(order)}`}>
      <p role="status" className="text-lg">
        {confirming
          ? 'The places stay theirs meanwhile. This page says when it is paid.'
          : 'Their phone scans this and pays. The places are held, and this page says when it is paid.'}
      </p>
      {order.payment?.url && !confirming ? <BigQr text={order.payment.url} label="Link to pay" /> : null}
      {confirming ? null : (
        <button type="button" className={quiet} onClick={onGiveUp}>
          They do not pay: free the places
        </button>
      )}
    </Card>
  )
}
