import { join } from 'node:path'
import { Font, StyleSheet } from '@react-pdf/renderer'

const file = (name: string) => join(process.cwd(), 'documents', 'fonts', name)

Font.register({
  family: 'Text',
  fonts: [
    { src: file('Geist-Regular.ttf'), fontWeight: 400 },
    { src: file('Geist-SemiBold.ttf'), fontWeight: 600 },
  ],
})
Font.register({ family: 'Mono', src: file('GeistMono-Regular.ttf') })
// Names and numbers are not broken, unless they are longer than a line.
Font.registerHyphenationCallback((word) => word.match(/.{1,24}/gsu) ?? [word])

const [ink, muted, line] = ['#151512', '#5a5a52', '#d8d6cf']

/** One sheet of A4: type in three sizes, rules instead of boxes. Lengths in points. */
export const sheet = StyleSheet.create({
  page: {
    padding: 48,
    paddingBottom: 72,
    fontFamily: 'Text',
    fontSize: 9.5,
    lineHeight: 1.45,
    color: ink,
  },
  top: { flexDirection: 'row', justifyContent: 'space-between', gap: 24 },
  title: { fontSize: 22, fontWeight: 600, lineHeight: 1.1, marginBottom: 4 },
  strong: { fontWeight: 600 },
  muted: { color: muted },
  mono: { fontFamily: 'Mono', fontSize: 9 },
  right: { textAlign: 'right' },
  parties: { flexDirection: 'row', gap: 24, marginTop: 28 },
  party: { flex: 1 },
  label: { color: muted, fontSize: 8, marginBottom: 3 },
  table: { marginTop: 28 },
  row: {
    flexDirection: 'row',
    paddingVertical: 7,
    borderBottomWidth: 0.75,
    borderBottomColor: line,
    borderBottomStyle: 'solid',
  },
  head: { color: muted, fontSize: 8 },
  name: { flex: 1, paddingRight: 12 },
  narrow: { width: 56, textAlign: 'right' },
  amount: { width: 92, textAlign: 'right' },
  sums: { marginTop: 12, marginLeft: 'auto', width: 260 },
  sum: { flexDirection: 'row', justifyContent: 'space-between', paddingVertical: 3 },
  total: { fontSize: 13, fontWeight: 600, paddingTop: 8, borderTopWidth: 1, borderTopColor: ink, borderTopStyle: 'dashed' },
  test: { marginTop: 20, padding: 8, borderWidth: 1, borderColor: ink, borderStyle: 'dashed', fontWeight: 600 },
  foot: { position: 'absolute', left: 48, right: 48, bottom: 36, color: muted, fontSize: 8 },
})
