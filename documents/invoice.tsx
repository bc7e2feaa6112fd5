import { Document, Page, Text, View } from '@react-pdf/renderer'
import { formatInstant } from '@/lib/core/instant'
import { formatMoney } from '@/lib/core/money'
import type { InvoiceView } from '@/lib/invoices/present-invoice'
import { sheet } from './sheet'

const percent = (bp: number) => `${(bp / 100).toLocaleString('en', { maximumFractionDigits: 2 })} %`

/** An invoice or a credit note on A4. */
export function InvoicePaper({ invoice }: { invoice: InvoiceView }) {
  const { content, kind, number } = invoice
  const { seller, buyer, event, order, currency } = content
  const zone = event.timeZone
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency })
  const title = kind === 'invoice' ? 'Invoice' : 'Credit note'
  return (
    <Document title={`${title} ${number}`} author={seller.name} language="en" creationDate={new Date(invoice.issuedAt)}>
      <Page size="A4" style={sheet.page}>
        <View style={sheet.top}>
          <View>
            <Text style={sheet.title}>{title}</Text>
            <Text style={sheet.mono}>{number}</Text>
          </View>
          <View style={sheet.right}>
            <Text>{formatInstant(new Date(invoice.issuedAt), zone)}</Text>
            <Text style={sheet.muted}>Order {order.number}</Text>
            {content.creditOf ? <Text style={sheet.muted}>Takes back (a part of) {content.creditOf.number}</Text> : null}
          </View>
        </View>

        <View style={sheet.parties}>
          <View style={sheet.party}>
            <Text style={sheet.label}>From</Text>
            <Text style={sheet.strong}>{seller.name}</Text>
            {seller.address ? <Text>{seller.address}</Text> : null}
            {seller.taxId ? <Text>Tax id {seller.taxId}</Text> : null}
            {seller.email ? <Text>{seller.email}</Text> : null}
          </View>
          <View style={sheet.party}>
            <Text style={sheet.label}>To</Text>
            <Text style={sheet.strong}>{buyer.name}</Text>
            <Text>{buyer.email}</Text>
          </View>
          <View style={sheet.party}>
            <Text style={sheet.label}>For</Text>
            <Text style={sheet.strong}>{event.title}</Text>
            <Text>{formatInstant(new Date(event.startsAt), zone)}</Text>
            <Text>{event.place}</Text>
          </View>
        </View>

        {content.test ? <Text style={sheet.test}>Test money: nothing was paid, and this is no invoice in law.</Text> : null}

        <View style={sheet.table}>
          <View style={[sheet.row, sheet.head]}>
            <Text style={sheet.name}>What</Text>
            <Text style={sheet.narrow}>Number</Text>
            <Text style={sheet.amount}>Each</Text>
            <Text style={sheet.amount}>Amount</Text>
          </View>
          {content.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a paper is drawn once
            <View key={index} style={sheet.row} wrap={false}>
              <Text style={sheet.name}>{line.name}</Text>
              <Text style={sheet.narrow}>{line.quantity}</Text>
              <Text style={sheet.amount}>{amount(line.unitMinor)}</Text>
              <Text style={sheet.amount}>{amount(line.totalMinor)}</Text>
            </View>
          ))}
        </View>

        <View style={sheet.sums} wrap={false}>
          {content.taxes.map(({ bp, netMinor, taxMinor }) => (
            <View key={bp} style={[sheet.sum, sheet.muted]}>
              <Text>{bp === 0 ? 'Without tax' : `${amount(netMinor)} net, tax ${percent(bp)}`}</Text>
              <Text>{amount(bp === 0 ? netMinor : taxMinor)}</Text>
            </View>
          ))}
          <View style={[sheet.sum, sheet.total]}>
            <Text>{kind === 'invoice' ? 'Total, paid' : 'Paid back'}</Text>
            <Text>{amount(content.totalMinor)}</Text>
          </View>
        </View>

        {content.creditOf ? <Text style={[sheet.muted, { marginTop: 20 }]}>{content.creditOf.reason}.</Text> : null}

        <Text style={sheet.foot} fixed>
          {title} {number} · {seller.name}
        </Text>
      </Page>
    </Document>
  )
}
