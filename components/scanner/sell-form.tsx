'use client'

import clsx from 'clsx'
import { Banknote, CreditCard, QrCode, Ticket } from 'lucide-react'
import { useState } from 'react'
import { formatMoney } from '@/lib/core/money'
import type { DoorOffer } from '@/lib/orders/sell-at-door-offer'
import type { DoorPayment } from '@/lib/orders/sell-at-door-schema'
import type { Wish } from './sell-calls'
import { SellChoice } from './sell-choice'
import { type Choice, nothing, sumsOf } from './sell-sums'
import { doorButton, tones } from './tones'
import type { SaleProblem } from './use-sale'

type Props = { offer: DoorOffer; problem: SaleProblem | null; busy: boolean; onSell: (wish: Omit<Wish, 'key'>) => void }

const field = 'min-h-16 rounded-lg bg-surface px-4 text-lg ring-2 ring-edge ring-inset'
const free = [{ payment: 'free', label: 'Register', icon: Ticket }] as const
const paid = [
  { payment: 'cash', label: 'Cash', icon: Banknote },
  { payment: 'card_terminal', label: 'Card terminal', icon: CreditCard },
  { payment: 'link', label: 'Payment link', icon: QrCode },
] as const

/** What is sold, to whom if they say so, what it comes to and how it is paid. */
export function SellForm({ offer, problem, busy, onSell }: Props) {
  const [choice, setChoice] = useState<Choice>(nothing)
  const [buyer, setBuyer] = useState({ name: '', email: '' })
  const { lines, totalMinor, unclear } = sumsOf(offer, choice)
  const total = formatMoney({ amountMinor: totalMinor, currency: offer.currency })
  const ready = lines.length > 0 && unclear === null && !busy
  const ways = totalMinor === 0 && lines.length > 0 ? free : paid.filter(({ payment }) => payment !== 'link' || offer.link)
  const sell = (payment: DoorPayment) => onSell({ lines, buyer, payment, totalMinor })
  return (
    <div className="flex flex-col gap-5">
      {problem ? (
        <p role="alert" className="rounded-lg bg-[#ffb627] p-4 font-semibold text-black text-lg">
          {problem.message}
        </p>
      ) : null}
      {offer.items.length === 0 ? <p className="text-lg">There is nothing to sell at this door.</p> : null}
      <SellChoice
        offer={offer}
        choice={choice}
        problems={{ ...problem?.at, ...(unclear ? { [unclear]: 'Type an amount that may be paid for one.' } : {}) }}
        onChoice={setChoice}
      />
      <label className="flex flex-col gap-2 font-semibold text-lg">
        Name, if they like
        <input
          className={field}
          value={buyer.name}
          maxLength={120}
          autoComplete="off"
          onChange={({ target }) => setBuyer({ ...buyer, name: target.value })}
        />
      </label>
      <label className="flex flex-col gap-2 font-semibold text-lg">
        E-mail, to send the tickets to
        <input
          className={field}
          type="email"
          value={buyer.email}
          autoComplete="off"
          onChange={({ target }) => setBuyer({ ...buyer, email: target.value })}
        />
      </label>
      <p className="flex items-baseline justify-between gap-4">
        <span className="text-lg">Total</span>
        <output aria-label="Total" className="display figures text-hero leading-none">
          {totalMinor === 0 && lines.length > 0 ? 'Free' : total}
        </output>
      </p>
      {lines.length === 0 && offer.items.length > 0 ? (
        <p className="text-lg text-muted">Choose tickets: how they can be paid comes then.</p>
      ) : null}
      <div className={clsx('flex flex-col gap-3', lines.length === 0 && 'hidden')}>
        {ways.map(({ payment, label, icon: Icon }) => (
          <button
            key={payment}
            type="button"
            disabled={!ready}
            onClick={() => sell(payment)}
            className={clsx(doorButton, payment === 'link' ? 'ring-2 ring-edge ring-inset' : tones.admit.field)}
          >
            <Icon aria-hidden="true" />
            {payment === 'cash' || payment === 'card_terminal' ? `${label} ${total}` : label}
          </button>
        ))}
      </div>
    </div>
  )
}
