import type { Verdict } from './verify'

/** A verdict as people read it: one line, and when it is broken the rows, each as JSON. */
export const reportOf = ({ id, says, count, rows }: Verdict): string[] =>
  count === 0
    ? [`${id} held    ${says}`]
    : [
        `${id} BROKEN  ${count} ${count === 1 ? 'row' : 'rows'}: not so: ${says}`,
        ...rows.map((row) => `   ${JSON.stringify(row)}`),
      ]
