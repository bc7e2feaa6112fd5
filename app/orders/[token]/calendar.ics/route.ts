import { connection } from 'next/server'
import { orderPage } from '@/lib/orders/order-page'
import { ticketCalendar } from '@/lib/tickets/event-calendar'

/** The event of an order for a calendar, private events too. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  await connection()
  const order = await orderPage((await params).token)
  if (!order) return new Response('There is no such order.', { status: 404 })
  return new Response(ticketCalendar(order.event), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': `attachment; filename="${order.event.slug}.ics"`,
      'cache-control': 'private, no-store',
    },
  })
}
