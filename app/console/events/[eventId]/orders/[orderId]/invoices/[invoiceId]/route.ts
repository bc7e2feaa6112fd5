import { connection } from 'next/server'
import { invoiceResponse } from '@/app/invoices/response'

/** A paper of an order, as PDF, for the organiser. */
export async function GET(request: Request, { params }: { params: Promise<{ orderId: string; invoiceId: string }> }) {
  await connection()
  const { orderId, invoiceId } = await params
  return invoiceResponse(request.headers, { id: orderId }, invoiceId)
}
