import { newId, newToken } from '@/lib/core/id'
import type { Stage } from './role-stage'

/** Who asks, in the order of the outcomes below. */
export const roles = ['anonymous', 'buyer', 'other buyer', 'other organisation', 'door', 'finance', 'manager', 'owner'] as const
export type Role = (typeof roles)[number]

const schedule = { title: 'Another', startsAt: '2199-11-30T19:30', endsAt: '2199-11-30T22:00', timeZone: 'UTC' }
const none = () => ({})
const ofEvent = ({ event }: Stage) => ({ eventId: event.id })
const ofOrganisation = ({ organisation }: Stage) => ({ organisationId: organisation.id })
const ofType = ({ event, type }: Stage) => ({ eventId: event.id, ticketTypeId: type.id })
const ofPool = ({ event, pool }: Stage) => ({ eventId: event.id, poolId: pool.id })
const ofCode = ({ event, promoCode }: Stage) => ({ eventId: event.id, promoCodeId: promoCode.id })
const ofOrder = ({ order }: Stage) => ({ id: order.id })
const ofTicket = ({ ticket }: Stage) => ({ id: ticket.id })
const token = () => ({ token: newToken() })
const email = ({ person }: Stage) => ({ email: person.buyer.email })
const password = 'a long enough password'
const seen = ({ event }: Stage) => ({ updatedAt: event.updatedAt.toISOString() })
const revised = (stage: Stage) => ({ ...schedule, ...ofEvent(stage), ...seen(stage) })
const scans = ({ event, ticket }: Stage) => ({
  eventId: event.id,
  scans: [{ scanId: newId('scn'), ticketId: ticket.id, at: '2026-11-30T19:30:00Z' }],
})

const anyone = '++++++++'
const signedIn = '1+++++++'
const managers = '144433++' // door and finance are told that their role lacks it; nobody else, that there is anything
const readers = '14443+++'
const scanners = '1444+3++'

/** What each role gets, in the order of `roles`: + is let in, 1 is 401, 3 is 403, 4 is 404. */
export const matrix: Record<string, [input: (stage: Stage) => object, outcome: string]> = {
  // signing in: the secret that is handed in decides
  register: [(s) => ({ ...email(s), name: 'A', password }), anyone],
  createToken: [(s) => ({ ...email(s), password }), anyone],
  signIn: [(s) => ({ ...email(s), password }), anyone],
  refreshTokens: [() => ({ refreshToken: newToken() }), anyone],
  forgotPassword: [email, anyone],
  requestSignInLink: [email, anyone],
  resetPassword: [() => ({ ...token(), password }), anyone],
  verifyEmail: [token, anyone],
  confirmAddress: [() => ({ ...token(), password }), anyone],
  claimAddress: [token, anyone],
  signInByLink: [token, anyone],
  signOut: [none, signedIn],
  // one's own
  readMe: [none, signedIn],
  updateMe: [none, signedIn],
  eraseMe: [none, signedIn],
  eraseMeConfirmed: [() => ({ confirm: 'no' }), signedIn],
  previewErasure: [none, signedIn],
  changePassword: [() => ({ newPassword: password }), signedIn],
  resendVerification: [none, signedIn],
  listSessions: [none, signedIn],
  endAllSessions: [none, signedIn],
  endOtherSessions: [none, signedIn],
  endSession: [({ sessionId }) => ({ sessionId }), '1+444444'],
  myOrders: [none, signedIn],
  myTickets: [none, signedIn],
  listMyEvents: [none, signedIn],
  listMyOrganisations: [none, signedIn],
  // events
  discoverEvents: [none, anyone],
  readEvent: [ofEvent, anyone],
  readAvailability: [ofEvent, anyone],
  createEvent: [({ organisation }) => ({ ...schedule, organisationId: organisation.id }), managers],
  launchEvent: [({ organisation }) => ({ ...schedule, organisationId: organisation.id }), managers],
  uploadFile: [
    ({ organisation }) => ({ kind: 'attachment', file: new File(['none'], 'a.pdf'), organisationId: organisation.id }),
    managers,
  ],
  updateEvent: [ofEvent, managers],
  reviseEvent: [revised, managers],
  reviseSettings: [(s) => ({ ...ofEvent(s), ...seen(s), tax: 'included', feePaidBy: 'buyer' }), managers],
  publishEvent: [ofEvent, managers],
  unpublishEvent: [ofEvent, managers],
  cancelEvent: [ofEvent, managers],
  deleteEvent: [ofEvent, managers],
  duplicateEvent: [ofEvent, managers],
  eventOverview: [ofEvent, readers],
  listTicketTypes: [ofEvent, readers],
  createTicketType: [(s) => ({ ...ofEvent(s), name: 'B', quantity: 5 }), managers],
  enterTicketType: [(s) => ({ ...ofEvent(s), name: 'B', quantity: 5 }), managers],
  updateTicketType: [ofType, managers],
  reviseTicketType: [(s) => ({ ...ofType(s), name: 'B', quantity: 5 }), managers],
  moveTicketType: [(s) => ({ ...ofType(s), direction: 'up' }), managers],
  deleteTicketType: [ofType, managers],
  listPools: [ofEvent, readers],
  createPool: [(s) => ({ ...ofEvent(s), name: 'Gallery', capacity: 5 }), managers],
  updatePool: [(s) => ({ ...ofPool(s), name: 'Gallery' }), managers],
  deletePool: [ofPool, managers],
  listPromoCodes: [ofEvent, readers],
  createPromoCode: [(s) => ({ ...ofEvent(s), code: 'OTHER', percentBp: 500 }), managers],
  enterPromoCode: [(s) => ({ ...ofEvent(s), code: 'OTHER', kind: 'percent', percent: '5' }), managers],
  makePromoCodes: [(s) => ({ ...ofEvent(s), prefix: 'PRESS', count: 2, kind: 'percent', percent: '5' }), managers],
  updatePromoCode: [ofCode, managers],
  revisePromoCode: [(s) => ({ ...ofCode(s), code: 'OTHER', kind: 'percent', percent: '5' }), managers],
  switchPromoCode: [(s) => ({ ...ofCode(s), to: 'off' }), managers],
  deletePromoCode: [ofCode, managers],
  updateOrganisation: [({ organisation }) => ({ organisationId: organisation.id }), '1444333+'],
  reviseInvoicing: [({ organisation }) => ({ organisationId: organisation.id }), '1444333+'],
  reviseOrganisation: [({ organisation }) => ({ organisationId: organisation.id, name: 'B' }), '1444333+'],
  listMembers: [ofOrganisation, '1444333+'],
  inviteMember: [(s) => ({ ...ofOrganisation(s), email: `${newId('a')}@example.org`, role: 'door' }), '1444333+'],
  changeMemberRole: [(s) => ({ ...ofOrganisation(s), membershipId: s.membership.id, role: 'manager' }), '1444333+'],
  removeMember: [(s) => ({ ...ofOrganisation(s), membershipId: s.membership.id }), '1444+33+'], // the door's own: who may leave
  acceptInvitation: [token, signedIn],
  // orders and tickets: who has no key to one is not told that it is there
  placeOrder: [
    ({ event, type }) => ({
      eventId: event.id,
      lines: [{ ticketTypeId: type.id, quantity: 1 }],
      buyer: { name: 'A', email: `${newId('a')}@example.org` },
    }),
    anyone,
  ],
  sellAtDoor: [
    ({ event, type }) => ({ eventId: event.id, lines: [{ ticketTypeId: type.id, quantity: 1 }], payment: 'free' }),
    managers,
  ],
  doorOffer: [ofEvent, managers],
  startCheckout: [({ event, type }) => ({ eventId: event.id, lines: [{ ticketTypeId: type.id, quantity: 1 }] }), anyone],
  submitCheckout: [() => ({ ...token(), buyer: { name: 'A', email: 'a@example.org' } }), '44444444'], // who has the token, and
  leaveCheckout: [token, '44444444'], // nobody has
  retryCheckout: [token, '44444444'], // this one
  getOrder: [ofOrder, '4+444+++'],
  readInvoices: [ofOrder, '4+444+++'],
  actInSandbox: [() => ({ session: newToken(), choice: 'pay' }), '44444444'], // who knows the session, and nobody knows this one
  openOrderPayment: [ofOrder, '4+444444'],
  cancelOrder: [ofOrder, '4+4444++'],
  refundOrder: [ofOrder, '44444+4+'],
  enterRefund: [ofOrder, '44444+4+'],
  orderMoney: [ofOrder, '44444+4+'],
  listRefunds: [ofOrder, '44444+4+'],
  retryRefund: [({ order, refund }) => ({ id: order.id, refundId: refund.id }), '44444+4+'],
  refundProgress: [ofEvent, '14443+3+'],
  orderTimeline: [ofOrder, '44444+++'],
  resendMail: [({ order, mail }) => ({ id: order.id, deliveryId: mail.id }), '444444++'],
  listOrders: [ofEvent, readers],
  eventMoney: [ofEvent, '14443+3+'],
  listAttendees: [(s) => ({ ...ofEvent(s), q: 'Buyer' }), scanners],
  getTicket: [ofTicket, '4+4444++'],
  renameHolder: [(s) => ({ ...ofTicket(s), holder: { name: 'B' } }), '4+4444++'],
  // the installation, which none of them runs
  readInstallation: [none, '14444444'],
  verifyNow: [none, '14444444'],
  // the door
  recordScans: [scans, scanners],
  listScans: [ofEvent, scanners],
  listConflicts: [ofEvent, scanners],
  readDoorReport: [ofEvent, scanners],
  enterDoorLink: [(s) => ({ ...ofEvent(s), name: 'South', rights: ['scan'] }), managers],
  enterEventRules: [ofEvent, managers],
  enterTypeRules: [ofType, managers],
  enterCheckInList: [(s) => ({ ...ofEvent(s), name: 'Dinner' }), managers],
  readCheckin: [ofEvent, scanners],
  undoScan: [({ event, scanId }) => ({ eventId: event.id, scanId }), '144433++'],
  readManifest: [ofEvent, scanners],
  openDoor: [() => ({ linkToken: newToken() }), anyone], // the link that is handed in decides
  openMemberDoor: [ofEvent, scanners],
  listDevices: [ofEvent, managers],
  endDevice: [(s) => ({ ...ofEvent(s), deviceId: s.device.id }), managers],
  listDoorLinks: [ofEvent, managers],
  createDoorLink: [(s) => ({ ...ofEvent(s), name: 'North' }), managers],
  updateDoorLink: [(s) => ({ ...ofEvent(s), doorLinkId: s.doorLink.id, pin: '4711' }), managers],
  revokeDoorLink: [(s) => ({ ...ofEvent(s), doorLinkId: s.doorLink.id }), managers],
  listCheckInLists: [ofEvent, scanners],
  createCheckInList: [(s) => ({ ...ofEvent(s), name: 'Dinner' }), managers],
  updateCheckInList: [(s) => ({ ...ofEvent(s), listId: s.list.id, name: 'Dinner' }), managers],
  deleteCheckInList: [(s) => ({ ...ofEvent(s), listId: s.list.id }), managers],
  readEntryRules: [ofEvent, readers],
  setEntryRules: [(s) => ({ ...ofEvent(s), gates: ['North'], rules: { reentry: 'after_exit' } }), managers],
  setTypeEntryRules: [(s) => ({ ...ofType(s), rules: { reentry: 'always' } }), managers],
  enterTicketNote: [({ event, ticket }) => ({ eventId: event.id, ticketId: ticket.id, note: 'Side entrance' }), managers],
  noteTicket: [({ event, ticket }) => ({ eventId: event.id, ticketId: ticket.id, note: 'Wheelchair', flags: ['vip'] }), managers],
}
