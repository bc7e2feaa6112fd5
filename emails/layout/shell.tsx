import type { ReactNode } from 'react'
import { Container, Head, Html, Link, Preview } from 'react-email'
import type { Site } from '@/lib/notifications/mail-props'
import { accentFills, type Fill } from '../accent'
import { colour, face, styleSheet } from '../look'

type Props = {
  site: Site
  subject: string
  preview: string
  accent?: string | null
  /** what the mail is about, in the corner: "Order K7M2Q9D" */
  corner?: string
  /** why the reader has this mail, under the card */
  reason: string
  children: (accent: Fill) => ReactNode
}

const small = { fontFamily: face.text, fontSize: 13, lineHeight: '20px', color: colour.muted }

/** The page every mail is printed on: the site's name, one card, the reason it was sent. */
export function Shell({ site, subject, preview, accent = null, corner, reason, children }: Props) {
  const fills = accentFills(accent)
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <title>{subject}</title>
        <style>{styleSheet(fills.dark)}</style>
      </Head>
      {/* not the library's Body: it colours a cell of its own, which a dark reader's style sheet cannot reach */}
      <body className="paper" style={{ backgroundColor: colour.paper, margin: 0 }}>
        <Preview useTitleTag={false}>{preview}</Preview>
        <table
          className="paper"
          role="presentation"
          width="100%"
          cellPadding={0}
          cellSpacing={0}
          border={0}
          style={{ backgroundColor: colour.paper }}
        >
          <tbody>
            <tr>
              <td align="center" style={{ padding: '20px 12px 36px' }}>
                <Container width={600} style={{ width: '100%', maxWidth: 600 }}>
                  <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
                    <tbody>
                      <tr>
                        <td
                          style={{
                            padding: '0 4px 14px',
                            fontFamily: face.display,
                            fontSize: 19,
                            fontWeight: 800,
                            letterSpacing: '-.4px',
                          }}
                        >
                          <Link className="ink" href={site.url} style={{ color: colour.ink, textDecoration: 'none' }}>
                            {site.name}
                          </Link>
                        </td>
                        <td className="muted" align="right" style={{ ...small, padding: '0 4px 14px', fontFamily: face.mono }}>
                          {corner}
                        </td>
                      </tr>
                    </tbody>
                  </table>
                  <table
                    className="surface"
                    role="presentation"
                    width="100%"
                    cellPadding={0}
                    cellSpacing={0}
                    border={0}
                    style={{ backgroundColor: colour.surface, borderRadius: 14, overflow: 'hidden' }}
                  >
                    <tbody>{children(fills.light)}</tbody>
                  </table>
                  <p className="muted" style={{ ...small, margin: 0, padding: '18px 4px 0' }}>
                    {reason}
                  </p>
                </Container>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </Html>
  )
}
