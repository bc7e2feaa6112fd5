import { Prisma } from '@/generated/prisma/client'
import { newId } from '@/lib/core/id'
import type { Tx } from '@/lib/db/tx'
import type { InvoiceContent } from './content'

type Paper = {
  organisationId: string
  kind: 'invoice' | 'credit_note'
  orderId: string
  refundId?: string
  content: InvoiceContent
}

/** Makes whoever numbers a paper of this organisation wait, so that what exists can be looked up before a number is taken. */
export async function lockNumbers(tx: Tx, organisationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM organisations WHERE id = ${organisationId} FOR NO KEY UPDATE`
}

/**
 * Takes the organisation's next number and writes the paper under it. The counter's row stays locked until the transaction
 * ends: numbers are given in the order of the commits, and one that is not used is not taken.
 */
export async function writeInvoice(tx: Tx, { organisationId, kind, orderId, refundId, content }: Paper): Promise<void> {
  const series = content.test ? 'test' : 'live'
  const counter = Prisma.raw(content.test ? 'next_test_invoice' : 'next_invoice')
  const [taken] = await tx.$queryRaw<{ number: number }[]>(Prisma.sql`
    UPDATE organisations SET ${counter} = ${counter} + 1 WHERE id = ${organisationId} RETURNING ${counter} - 1 AS number`)
  await tx.invoice.create({
    data: { id: newId('doc'), organisationId, series, number: taken!.number, kind, orderId, refundId, content },
  })
}
