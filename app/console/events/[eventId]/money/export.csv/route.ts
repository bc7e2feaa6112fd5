import { connection } from 'next/server'
import { csvResponse } from '@/app/console/csv-response'
import { exportMoney } from '@/lib/reports/export-money'

/** Every order of an event with its money, as CSV, sent while it is read. */
export async function GET(request: Request, { params }: { params: Promise<{ eventId: string }> }) {
  await connection()
  const { eventId } = await params
  return csvResponse(request, (ctx) => exportMoney(ctx, eventId))
}
