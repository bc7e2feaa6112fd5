import { connection } from 'next/server'
import { ticketQrPng } from '@/lib/tickets/qr'
import { codeByLink } from '@/lib/tickets/ticket-page'

/** The ticket's code as a picture to keep or print. */
export async function GET(_request: Request, { params }: { params: Promise<{ linkToken: string }> }) {
  await connection()
  const code = await codeByLink((await params).linkToken)
  if (!code) return new Response('There is no such ticket, or it no longer admits.', { status: 404 })
  return new Response(new Uint8Array(await ticketQrPng(code, { width: 900 })), {
    headers: { 'content-type': 'image/png', 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' },
  })
}
