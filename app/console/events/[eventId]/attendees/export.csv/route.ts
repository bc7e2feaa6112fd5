import { csvResponse } from '@/app/console/csv-response'
import { exportAttendees } from '@/lib/orders/export-attendees'

/** Every attendee as CSV, sent while it is read. */
export async function GET(request: Request, { params }: { params: Promise<{ eventId: string }> }) {
  const { eventId } = await params
  return csvResponse(request, (ctx) => exportAttendees(ctx, eventId))
}
