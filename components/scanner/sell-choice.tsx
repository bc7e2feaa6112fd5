import { Minus, Plus } from 'lucide-react'
import { formatMoney } from '@/lib/core/money'
import type { DoorOffer } from '@/lib/orders/sell-at-door-offer'
import { type Choice, mostOf, stepped } from './sell-sums'

type Item = DoorOffer['items'][number]
type Props = { offer: DoorOffer; choice: Choice; problems: Record<string, string>; onChoice: (choice: Choice) => void }

/** What there is to sell, with its price and how many are left, each with steps a glove can hit. */
export function SellChoice({ offer, choice, problems, onChoice }: Props) {
  const { quantities, amounts } = choice
  return (
    <ul className="divide-y divide-line">
      {offer.items.map((item) => (
        <li key={item.id} className="flex flex-col gap-2 py-3">
          <TypeRow
            item={item}
            currency={offer.currency}
            quantity={quantities[item.id] ?? 0}
            onQuantity={(quantity) => onChoice({ amounts, quantities: { ...quantities, [item.id]: quantity } })}
          />
          {item.type.pricing !== 'fixed' && quantities[item.id] ? (
            <label className="flex items-center gap-3 text-base">
              <span className="flex-1">Price of one, {offer.currency}</span>
              <input
                inputMode="decimal"
                autoComplete="off"
                value={amounts[item.id] ?? ''}
                placeholder={placeholderOf(item, offer.currency)}
                onChange={(event) => onChoice({ quantities, amounts: { ...amounts, [item.id]: event.target.value } })}
                className="figures min-h-16 w-36 rounded-lg bg-surface px-4 text-end text-lg ring-2 ring-edge ring-inset"
              />
            </label>
          ) : null}
          {problems[item.id] ? (
            <p role="alert" className="font-semibold text-[#ff9b93] text-base">
              {problems[item.id]}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const placeholderOf = ({ type }: Item, currency: string) =>
  formatMoney({ amountMinor: Math.max(type.priceMinor, type.minPriceMinor), currency })

const standing = ({ state, remaining, type }: Item) => {
  if (state === 'not_yet') return 'Not on sale yet'
  if (state === 'ended') return 'Sales have ended'
  if (state === 'sold_out') return remaining === 0 ? 'Sold out' : `${remaining} left, too few for an order`
  return type.pricing === 'donation' ? 'Gift' : `${remaining.toLocaleString('en')} left`
}

type Row = { item: Item; currency: string; quantity: number; onQuantity: (quantity: number) => void }

function TypeRow({ item, currency, quantity, onQuantity }: Row) {
  const button = 'grid size-16 shrink-0 place-items-center rounded-lg bg-sunken text-ink disabled:opacity-40 [&_svg]:size-8'
  const price = item.priceMinor === 0 ? 'Free' : formatMoney({ amountMinor: item.priceMinor, currency })
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <p className="break-words font-semibold text-lg leading-tight">{item.name}</p>
        <p className="figures text-base">{item.type.pricing === 'fixed' ? price : 'Their own price'}</p>
        <p className="text-base text-muted">{standing(item)}</p>
      </div>
      <button
        type="button"
        className={button}
        aria-label={`Fewer: ${item.name}`}
        disabled={quantity === 0}
        onClick={() => onQuantity(stepped(item, quantity, -1))}
      >
        <Minus aria-hidden="true" />
      </button>
      <output aria-label={`How many: ${item.name}`} className="display figures min-w-10 text-center text-title">
        {quantity}
      </output>
      <button
        type="button"
        className={button}
        aria-label={`More: ${item.name}`}
        disabled={quantity >= mostOf(item)}
        onClick={() => onQuantity(stepped(item, quantity, 1))}
      >
        <Plus aria-hidden="true" />
      </button>
    </div>
  )
}
