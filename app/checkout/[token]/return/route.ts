import { connection } from 'next/server'
import { returnFromPayment } from '@/lib/orders/return-from-payment'

/**
 * Where providers send the buyer back to: asks what became of the payment, then leads on. One that is not paid goes on at its
 * checkout.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  await connection()
  const { token } = await params
  const returned = await returnFromPayment(token)
  if (!returned) return new Response('There is no such order.', { status: 404 })
  const open = returned.answered && (returned.status === 'pending' || returned.status === 'expired')
  const location = open ? `/checkout/${token}` : `/orders/${token}`
  return new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' },
  })
}
