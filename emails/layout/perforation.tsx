import { colour } from '../look'

const notch = { backgroundColor: colour.paper, width: 11, height: 22, fontSize: 0, lineHeight: 0 }

/** Where the ticket tears: a dashed line between two notches. Square notches in programs without rounded corners. */
export function Perforation() {
  return (
    <tr>
      <td style={{ padding: 0 }}>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
          <tbody>
            <tr>
              <td className="paper" width={11} style={{ ...notch, borderRadius: '0 11px 11px 0' }}>
                &nbsp;
              </td>
              <td style={{ padding: '0 9px' }}>
                <div className="line" style={{ borderTop: `2px dashed ${colour.line}`, fontSize: 0, lineHeight: 0, height: 0 }} />
              </td>
              <td className="paper" width={11} style={{ ...notch, borderRadius: '11px 0 0 11px' }}>
                &nbsp;
              </td>
            </tr>
          </tbody>
        </table>
      </td>
    </tr>
  )
}
