import { describe, expect, it } from 'vitest'
import type { InvoiceView } from '@/lib/invoices/present-invoice'
import { renderInvoice } from './render-invoice'

const invoice: InvoiceView = {
  id: 'doc_1',
  number: 'INV-000012',
  kind: 'invoice',
  issuedAt: '2026-11-21T12:00:00+01:00',
  content: {
    seller: { name: 'Žižkov Kulturní spolek', address: 'Přímá 12\n130 00 Praha', taxId: 'CZ12345678', email: 'hi@example.org' },
    buyer: { name: 'Łukasz Żółć', email: 'lukasz@example.org' },
    event: {
      title: 'An evening of examples',
      startsAt: '2026-12-01T19:30:00+01:00',
      timeZone: 'Europe/Prague',
      place: 'Palác Akropolis, Praha',
    },
    order: { number: 'K7M2Q9D', confirmedAt: '2026-11-21T12:00:00+01:00' },
    currency: 'CZK',
    lines: [
      { name: 'Early bird', quantity: 2, unitMinor: 25_000, totalMinor: 50_000 },
      { name: 'Regular', quantity: 1, unitMinor: 30_000, totalMinor: 30_000 },
    ],
    taxes: [{ bp: 2100, netMinor: 66_116, taxMinor: 13_884 }],
    totalMinor: 80_000,
    test: false,
    creditOf: null,
  },
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length

describe('the paper of an invoice', () => {
  it('is one page of PDF with its number as title and its fonts inside', async () => {
    const pdf = await renderInvoice(invoice)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pagesOf(pdf)).toBe(1)
    expect(pdf.toString('latin1')).toMatch(/\/FontFile2|\/FontFile3/)
  })

  it('is the same to the byte each time: a mail that is sent again is the same mail', async () => {
    const [first, second] = [await renderInvoice(invoice), await renderInvoice(invoice)]
    expect(first.equals(second)).toBe(true)
  })

  it('goes on over pages when there are many lines', async () => {
    const lines = Array.from({ length: 80 }, () => invoice.content.lines[0]!)
    const pdf = await renderInvoice({ ...invoice, content: { ...invoice.content, lines } })
    expect(pagesOf(pdf)).toBeGreaterThan(1)
  })

  it('takes words that are longer than its columns, and a credit note of test money', async () => {
    const name = 'W'.repeat(200)
    const content = {
      ...invoice.content,
      seller: { ...invoice.content.seller, name },
      lines: [{ ...invoice.content.lines[0]!, name }],
      test: true,
      creditOf: { number: 'TEST-000001', reason: 'The event was cancelled' },
    }
    const pdf = await renderInvoice({ ...invoice, kind: 'credit_note', content })
    expect(pagesOf(pdf)).toBe(1)
  })
})
