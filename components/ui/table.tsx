import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  label: ReactNode
  cell: (row: Row) => ReactNode
  /** `end` for money and counts */
  align?: 'start' | 'end'
  /** left out on screens narrower than this */
  from?: 'sm' | 'md' | 'lg'
  /** any CSS width */
  width?: string
}

/** Sideways scrolling by keyboard: not every browser lets the focus into a scroller by itself. */
const scroller = { tabIndex: 0 }

const from = { sm: 'max-sm:hidden', md: 'max-md:hidden', lg: 'max-lg:hidden' }

/**
 * Rows people scan all day: dense, aligned, the head stays while they scroll. `caption` is read to those who do not see
 * the page; the first column is the row's header. Without rows it shows `empty`.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  foot,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty?: ReactNode
  foot?: ReactNode
}) {
  if (rows.length === 0 && empty) return <div className="rounded-lg bg-surface ring-1 ring-line ring-inset">{empty}</div>
  const look = ({ align, from: breakpoint }: Column<Row>) =>
    clsx('px-3 first:pl-4 last:pr-4', align === 'end' ? 'text-end figures' : 'text-start', breakpoint && from[breakpoint])
  return (
    <section
      aria-label={caption}
      {...scroller}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface md:overflow-x-clip"
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                style={{ width: column.width }}
                className={clsx(
                  'md:sticky md:top-(--table-top,0px) md:z-1 h-10 first:rounded-tl-lg last:rounded-tr-lg border-line border-b bg-surface font-semibold text-muted text-xs',
                  look(column),
                )}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0">
          {rows.map((row) => (
            <tr key={rowKey(row)} className="hover:bg-sunken/60">
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td'
                return (
                  <Cell
                    key={column.key}
                    scope={index === 0 ? 'row' : undefined}
                    className={clsx('h-11 border-line border-b py-1.5 font-normal', look(column))}
                  >
                    {column.cell(row)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </section>
  )
}
