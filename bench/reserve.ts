import { type Bar, rate, ratios } from './bar'
import { buyOne, hotEvent } from './rush'

const seconds = 4

/** P3: one hot ticket type does not slow down when more people want it. */
export const steadyBar: Bar = {
  id: 'P3',
  what: 'reservations of one hot ticket type through placeOrder: 200 callers ÷ 10 callers',
  floor: 0.9,
  aim: 1,
  measure: async () => {
    const hot = await hotEvent(10_000_000)
    const at = (callers: number) => ({ name: `${callers} callers`, run: () => rate(callers, seconds, () => buyOne(hot)) })
    await at(10).run()
    return ratios(at(200), at(10))
  },
}

/** P5: being told "sold out" costs next to nothing, so that a rush does not become a crash. */
export const soldOutBar: Bar = {
  id: 'P5',
  what: 'answers "sold out" ÷ reservations, 200 callers',
  floor: 5,
  aim: 10,
  measure: async () => {
    const open = await hotEvent(10_000_000)
    const gone = await hotEvent(0)
    const refused = () =>
      buyOne(gone).catch((error: { code?: string }) => {
        if (error.code !== 'tickets.sold_out') throw error
      })
    return ratios(
      { name: 'sold out', run: () => rate(200, seconds, refused) },
      { name: 'reserved', run: () => rate(200, seconds, () => buyOne(open)) },
    )
  },
}
