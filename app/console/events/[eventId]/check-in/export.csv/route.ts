import { csvResponse } from '@/app/console/csv-response'
import { exportScans } from '@/lib/checkin/export-scans'

/** Every scan as CSV, sent while it is read. */
export async function GET(request: Request, { params }: { params: Promise<{ eventId: string }> }) {
  const { eventId } = await params
  return csvResponse(request, (ctx) => exportScans(ctx, eventId))
}
