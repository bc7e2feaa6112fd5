import { connection } from 'next/server'
import { problemResponse } from '@/lib/api/problem'
import { newId } from '@/lib/core/id'
import { backFromRazorpay } from '@/lib/payments/razorpay-back'

const maxBody = 10_000 // characters

/** Razorpay's page sends buyers back here by a form; a forged one is a 400. */
export async function POST(request: Request, { params }: { params: Promise<{ session: string }> }) {
  await connection()
  try {
    const form = new URLSearchParams((await request.text()).slice(0, maxBody))
    const location = await backFromRazorpay((await params).session, form)
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } })
  } catch (error) {
    return problemResponse(error, request.headers.get('x-request-id') ?? newId('req'))
  }
}
