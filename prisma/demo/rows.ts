import type { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/lib/db/tx'

/** Everything the demo writes, table by table. */
export type Rows = {
  organisations: Prisma.OrganisationCreateManyInput[]
  memberships: Prisma.MembershipCreateManyInput[]
  inventory: Prisma.InventoryCreateManyInput[]
  pools: Prisma.SharedPoolCreateManyInput[]
  codes: Prisma.PromoCodeCreateManyInput[]
  events: Prisma.EventCreateManyInput[]
  ticketTypes: Prisma.TicketTypeCreateManyInput[]
  orders: Prisma.OrderCreateManyInput[]
  lines: Prisma.OrderLineCreateManyInput[]
  payments: Prisma.PaymentCreateManyInput[]
  sessions: Prisma.SandboxSessionCreateManyInput[]
  charges: Prisma.SandboxChargeCreateManyInput[]
  tickets: Prisma.TicketCreateManyInput[]
  scans: Prisma.ScanCreateManyInput[]
  activities: Prisma.ActivityCreateManyInput[]
}

export const noRows = (): Rows => ({
  organisations: [],
  memberships: [],
  inventory: [],
  pools: [],
  codes: [],
  events: [],
  ticketTypes: [],
  orders: [],
  lines: [],
  payments: [],
  sessions: [],
  charges: [],
  tickets: [],
  scans: [],
  activities: [],
})

/** Writes all of it, what is pointed to before what points. Activities go in as they happened. */
export async function writeRows(tx: Tx, rows: Rows): Promise<void> {
  await tx.organisation.createMany({ data: rows.organisations })
  await tx.membership.createMany({ data: rows.memberships })
  await tx.inventory.createMany({ data: rows.inventory })
  await tx.event.createMany({ data: rows.events })
  await tx.sharedPool.createMany({ data: rows.pools })
  await tx.ticketType.createMany({ data: rows.ticketTypes })
  await tx.promoCode.createMany({ data: rows.codes })
  await tx.order.createMany({ data: rows.orders })
  await tx.orderLine.createMany({ data: rows.lines })
  await tx.sandboxSession.createMany({ data: rows.sessions })
  await tx.sandboxCharge.createMany({ data: rows.charges })
  await tx.payment.createMany({ data: rows.payments })
  await tx.ticket.createMany({ data: rows.tickets })
  await tx.scan.createMany({ data: rows.scans })
  for (const { id } of rows.events) await tx.$executeRaw`SELECT refold(ticket_id, '') FROM scans WHERE event_id = ${id}`
  const when = (row: Prisma.ActivityCreateManyInput) => new Date(row.createdAt ?? 0).getTime()
  await tx.activity.createMany({ data: rows.activities.sort((one, other) => when(one) - when(other)) })
}
