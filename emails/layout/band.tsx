import type { CSSProperties, ReactNode } from 'react'

type Props = { children: ReactNode; top?: number; bottom?: number; style?: CSSProperties }

/** One row of the card, with the card's margins left and right. */
export function Band({ children, top = 28, bottom = 28, style }: Props) {
  return (
    <tr>
      <td className="pad" style={{ padding: `${top}px 36px ${bottom}px`, ...style }}>
        {children}
      </td>
    </tr>
  )
}
