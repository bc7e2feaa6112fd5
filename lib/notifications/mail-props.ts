import type { Money } from '@/lib/core/money'

/** What the templates are given: plain JSON, no rows, no React. Instants are ISO 8601 in UTC; addresses are absolute http(s). */

export type Site = { name: string; url: string }

export type MailEvent = {
  title: string
  url: string
  startsAt: string
  endsAt: string
  /** IANA name; every time in the mail is this zone's */
  timeZone: string
  /** null for an event that is online only */
  place: { name: string; address?: string; mapUrl?: string } | null
  online: boolean
  /** the event's colour, #rrggbb; null for the house colour */
  accent: string | null
  /** content id of the attached poster, 1200 x 400; null for none */
  posterCid: string | null
  organiser: { name: string; email: string | null }
}

export type MailTicket = {
  /** for typing at the door: K7M2Q9D-1 */
  reference: string
  holderName: string
  typeName: string
  /** opens the ticket without signing in */
  url: string
  /** content id of the attached QR picture */
  qrCid: string
}

export type OrderConfirmationProps = {
  site: Site
  event: MailEvent
  order: {
    number: string
    url: string
    currency: string
    /** what was bought at its list price, then discount, fee and tax (no quantity, negative amounts allowed); they add up */
    lines: { label: string; quantity?: number; amountMinor: number }[]
    totalMinor: number
    /** how much of the total is tax, when its prices hold it already */
    includedTaxMinor: number
    /** who took the money: "Stripe"; null when nothing was due */
    paid: { by: string } | null
    /** no real money moved */
    test: boolean
  }
  tickets: MailTicket[]
  /** what the buyer can do on the order page; named in the mail, so only what is really there */
  can: ('edit' | 'transfer' | 'cancel')[]
  /** the organiser's refund policy in their words; empty for none */
  refundPolicy: string
  calendarAttached: boolean
  /** the invoice of what was paid is attached */
  paperAttached?: boolean
}

export type TicketProps = {
  site: Site
  event: MailEvent
  ticket: MailTicket
  /** who registered the holder, when that was somebody else */
  buyerName: string | null
  can: ('edit' | 'transfer' | 'cancel')[]
  calendarAttached: boolean
}

export type OrderCancelledProps = {
  site: Site
  event: MailEvent
  order: { number: string; url: string }
  /** those that no longer admit: all of the order for its buyer, their own for an attendee */
  tickets: { reference: string; holderName: string; typeName: string }[]
  /** who did it: the organiser, or for an attendee the buyer; null when the reader did */
  by: string | null
  calendarAttached: boolean
}

export type EventCancelledProps = {
  site: Site
  event: MailEvent
  order: { number: string; url: string }
  /** the organiser's own words; empty for none */
  message: string
  /** null when nothing was paid; `byHand`: it was paid at the door, and the organiser gives it back */
  refund: (Money & { byHand?: boolean }) | null
  /** the reader is the buyer, and is told about the money */
  money: boolean
  /** the attached calendar file takes the event off the calendar */
  calendarAttached: boolean
}

/** Money that goes back from an order, all of it or a part. */
export type RefundProps = {
  site: Site
  event: MailEvent
  /** `whole`: nothing of what was paid is left */
  order: { number: string; url: string; whole: boolean }
  refund: Money & {
    reason: 'requested' | 'paid_twice' | 'overpaid' | 'underpaid' | 'wrong_currency'
    /** the organiser's own words; empty for none */
    note: string
    /** it was paid at the door: the organiser gives it back by hand */
    byHand?: boolean
  }
  /** those that died with it */
  tickets: { reference: string; holderName: string; typeName: string }[]
  /** how many of the order's tickets still admit */
  remaining: number
  test: boolean
  /** the credit note is attached */
  paperAttached?: boolean
}

/** Money that came when there was nothing left to be bought with it. */
export type LatePaymentProps = {
  site: Site
  event: MailEvent
  order: { number: string; url: string }
  refund: Money
  why: 'seats_gone' | 'event_over' | 'event_cancelled' | 'replaced' | 'order_cancelled'
  test: boolean
}

/** A bank that was asked and said no, after the buyer had left. */
export type PaymentFailedProps = {
  site: Site
  event: MailEvent
  order: { number: string; url: string }
  total: Money
  againUrl: string
  test: boolean
}

export type VerifyEmailProps = { site: Site; url: string; expiresInMinutes: number }

export type SignInLinkProps = { site: Site; url: string; expiresInMinutes: number }

export type ResetPasswordProps = { site: Site; url: string; expiresInMinutes: number }

export type PasswordChangedProps = {
  site: Site
  changedAt: string
  /** IANA name; UTC when the reader's is not known */
  timeZone: string
  /** where to ask for a new password */
  resetUrl: string
}

export type MemberInvitedProps = {
  site: Site
  organisation: string
  /** the name of who asks; null when they are gone */
  invitedBy: string | null
  role: 'owner' | 'admin' | 'manager' | 'finance' | 'door'
  url: string
  expiresInMinutes: number
}

export type MemberAddedProps = Omit<MemberInvitedProps, 'expiresInMinutes'> & {
  /** where to end the membership again */
  leaveUrl: string
}

export type MailProps = {
  'order-confirmation': OrderConfirmationProps
  ticket: TicketProps
  'order-cancelled': OrderCancelledProps
  'event-cancelled': EventCancelledProps
  refund: RefundProps
  'late-payment': LatePaymentProps
  'payment-failed': PaymentFailedProps
  'verify-email': VerifyEmailProps
  'sign-in-link': SignInLinkProps
  'reset-password': ResetPasswordProps
  'password-changed': PasswordChangedProps
  'member-invited': MemberInvitedProps
  'member-added': MemberAddedProps
}

export type MailName = keyof MailProps

export type RenderedMail = { subject: string; preview: string; html: string; text: string }

/** `renderEmail` of /emails, handed in where the worker is started: lib knows no React. */
export type RenderMail = <Name extends MailName>(name: Name, props: MailProps[Name]) => Promise<RenderedMail>
