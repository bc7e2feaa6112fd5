'use client'

import type { Door, DoorStatus } from './offline/door'
import { SellForm } from './sell-form'
import { SoldCard, WaitingCard } from './sell-sold'
import { doorButton } from './tones'
import { useSale } from './use-sale'

type Props = { door: Door; status: DoorStatus; training: boolean; active: boolean }

/** Sells and registers at the door. It stays mounted while somebody scans: a sale that waits for its money is not forgotten. */
export function SellPanel({ door, status, training, active }: Props) {
  const { offer, sale, sell, askAgain, giveUp, next } = useSale(door, active)
  const online = status.standing === 'online'
  if (sale.kind === 'sold') return <SoldCard key={sale.order.id} door={door} order={sale.order} onNext={next} />
  if (sale.kind === 'waiting')
    return (
      <WaitingCard
        key={`${sale.order.id} ${sale.confirming}`}
        order={sale.order}
        confirming={sale.confirming}
        onGiveUp={() => void giveUp()}
      />
    )
  if (sale.kind === 'unanswered')
    return (
      <div role="alert" className="flex flex-col gap-4 rounded-lg bg-[#ffb627] p-4 text-black">
        <p className="font-semibold text-lg">No answer came. It may be sold already: try again, it is not sold twice.</p>
        <button type="button" className={`${doorButton} bg-black text-white`} onClick={askAgain}>
          Try again
        </button>
        <button type="button" className={`${doorButton} ring-2 ring-black ring-inset`} onClick={next}>
          Give up, and look for it under Find
        </button>
      </div>
    )
  if (training) return <p className="text-lg">Training records nothing, and a sale would be real. End the training to sell.</p>
  const problem = sale.kind === 'choosing' ? sale.problem : null
  return (
    <>
      <p role="status" className="text-lg">
        {online
          ? offer
            ? null
            : 'Asking what there is to sell'
          : 'Selling needs a network: what is left is known at the server alone.'}
      </p>
      {offer ? <SellForm offer={offer} problem={problem} busy={sale.kind === 'selling' || !online} onSell={sell} /> : null}
    </>
  )
}
