import { connection } from 'next/server'
import { invoiceResponse } from '@/app/invoices/response'
import { orderPage } from '@/lib/orders/order-page'

/** A paper of the buyer's order, as PDF. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string; invoiceId: string }> }) {
  await connection()
  const { token, invoiceId } = await params
  const order = await orderPage(token)
  if (!order) return new Response('There is no such order.', { status: 404 })
  return invoiceResponse(request.headers, { id: order.id, token }, invoiceId)
}
