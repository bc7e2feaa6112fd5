export type Cell = string | number | null | undefined

/** What spreadsheets take for the beginning of a formula (OWASP, "CSV injection"); a quote before it makes it text. */
const formula = /^[=+\-@\t\r]/

/**
 * One record of a CSV file (RFC 4180), its line end included. Text that would be run as a formula is made text: people
 * type their own names.
 */
export function csvRecord(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** Tells spreadsheets that a file is UTF-8. */
export const byteOrderMark = '\uFEFF'
