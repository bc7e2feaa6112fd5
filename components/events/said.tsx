import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'

const words: Record<string, { tone: 'good' | 'warn' | 'info'; text: ReactNode }> = {
  drafted: { tone: 'good', text: 'Saved as a draft. Nobody else sees it until you publish it.' },
  published: { tone: 'good', text: 'Published. The page is open and people can register.' },
  saved: { tone: 'good', text: 'Saved.' },
  unpublished: { tone: 'info', text: 'It is a draft again. Its page is closed.' },
  cancelled: { tone: 'info', text: 'Cancelled. Everybody who holds a ticket is being told.' },
  deleted: { tone: 'info', text: 'Deleted.' },
  duplicated: { tone: 'good', text: 'This is the copy, a draft. Check the date, then publish it.' },
  added: { tone: 'good', text: 'Ticket type added.' },
  changed: { tone: 'good', text: 'Ticket type saved.' },
  removed: { tone: 'info', text: 'Ticket type deleted.' },
  moved: { tone: 'good', text: 'Moved.' },
  pool_made: { tone: 'good', text: 'Pool made. Put ticket types into it: each has the choice in its form.' },
  pool_saved: { tone: 'good', text: 'Pool saved.' },
  pool_deleted: { tone: 'info', text: 'Pool deleted.' },
  code_added: { tone: 'good', text: 'Code added. It works at once.' },
  codes_added: { tone: 'good', text: 'Codes added, each for one order. The CSV file has all of them.' },
  code_saved: { tone: 'good', text: 'Code saved.' },
  code_on: { tone: 'good', text: 'The code works again.' },
  code_off: { tone: 'info', text: 'The code is switched off. Orders made with it stay as they are.' },
  code_deleted: { tone: 'info', text: 'Code deleted.' },
  noted: { tone: 'good', text: 'Noted. Phones at the door show it after their next sync.' },
  door_made: { tone: 'good', text: 'Door link made. Scan its QR with the phone that will stand at the door.' },
  door_saved: { tone: 'good', text: 'Door link saved. Its phones hear of it at their next contact.' },
  door_revoked: { tone: 'info', text: 'Revoked. Its phones stop at their next contact and wipe their guest lists.' },
  device_ended: { tone: 'info', text: 'That phone stops at its next contact.' },
  rules_saved: { tone: 'good', text: 'Rules saved. Phones at the door hear of them at their next sync.' },
  list_saved: { tone: 'good', text: 'List saved.' },
  list_deleted: { tone: 'info', text: 'List deleted.' },
  invoicing: { tone: 'good', text: 'Saved. The next invoice shows it.' },
  organisation: { tone: 'good', text: 'Saved. Event pages show it from now on.' },
  forbidden: { tone: 'warn', text: 'Your role in that organisation does not show you this page. Ask its owner.' },
}

/** What has just been done, by the word the address carries after it. */
export function Said({ code }: { code: string | undefined }) {
  const said = code === undefined ? undefined : words[code]
  if (!said) return null
  return (
    <Alert tone={said.tone} live className="mb-6">
      {said.text}
    </Alert>
  )
}
