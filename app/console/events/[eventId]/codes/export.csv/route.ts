import { csvResponse } from '@/app/console/csv-response'
import { exportPromoCodes } from '@/lib/promotions/export-promo-codes'

/** Every code of an event as CSV. */
export async function GET(request: Request, { params }: { params: Promise<{ eventId: string }> }) {
  const { eventId } = await params
  return csvResponse(request, (ctx) => exportPromoCodes(ctx, eventId))
}
