import type { ReactNode } from 'react'

export type Template<Props> = {
  subject: (props: Props) => string
  /** the line a mailbox shows after the subject */
  preview: (props: Props) => string
  html: (props: Props, words: { subject: string; preview: string }) => ReactNode
  /** a mail of its own, not the HTML without tags */
  text: (props: Props) => string
}
