/** What a page is visited with. */
export type Visit = {
  event: { id: string; slug: string; type: { id: string } }
  draft: { id: string }
  order: { id: string; token: string; link: string }
  organiserSlug: string
  organisationId: string
  mailId: string
}

type Listed = { name: string; path: (visit: Visit) => string; signedIn?: boolean; status?: number }

/** Every page there is, each in the state people see it in. */
export const pages: Listed[] = [
  { name: 'the front page', path: () => '/' },
  { name: 'the list of events', path: () => '/events' },
  { name: 'a search with filters', path: () => '/events?q=harbour&category=music&price=free&when=week' },
  { name: 'a search that finds nothing', path: () => '/events?q=zzzzzz&city=Nowhere' },
  { name: 'an event', path: ({ event }) => `/events/${event.slug}` },
  { name: 'registering', path: ({ event }) => `/events/${event.slug}/register` },
  { name: 'an organiser', path: ({ organiserSlug }) => `/organisers/${organiserSlug}` },
  { name: 'an order', path: ({ order }) => `/orders/${order.token}` },
  { name: 'a ticket', path: ({ order }) => `/tickets/${order.link}` },
  { name: 'a door nobody opened yet', path: () => '/door' },
  { name: 'the outbox', path: () => '/outbox' },
  { name: 'a mail in the outbox', path: ({ mailId }) => `/outbox/${mailId}` },
  { name: 'a mail as plain text', path: ({ mailId }) => `/outbox/${mailId}?part=text` },
  { name: 'signing in', path: () => '/sign-in' },
  { name: 'signing in by mail', path: () => '/sign-in/mail' },
  { name: 'a spent sign-in link', path: () => '/sign-in/link?token=spent' },
  { name: 'signing up', path: () => '/sign-up' },
  { name: 'a forgotten password', path: () => '/forgot-password' },
  { name: 'a spent link for a password', path: () => '/reset-password?token=spent' },
  { name: 'a spent link for an address', path: () => '/verify-email?token=spent' },
  { name: 'a spent invitation', path: () => '/console/organisations/join?token=spent' },
  { name: 'check your mail', path: () => '/check-mail?kind=confirm' },
  { name: 'the API documents', path: () => '/docs/api' },
  { name: 'a page that is not there', path: () => '/nothing/here', status: 404 },
  { name: 'an event that is not there', path: () => '/events/no-such-event', status: 404 },
  { name: 'the account', path: () => '/account', signedIn: true },
  { name: 'one’s sign-ins', path: () => '/account/sessions', signedIn: true },
  { name: 'one’s tickets', path: () => '/account/tickets', signedIn: true },
  { name: 'erasing the account', path: () => '/account/erase', signedIn: true },
  { name: 'the console', path: () => '/console', signedIn: true },
  { name: 'a new event', path: () => '/console/events/new', signedIn: true },
  { name: 'the overview of a draft', path: ({ draft }) => `/console/events/${draft.id}`, signedIn: true },
  { name: 'the overview of an event', path: ({ event }) => `/console/events/${event.id}`, signedIn: true },
  { name: 'the preview', path: ({ draft }) => `/console/events/${draft.id}/preview`, signedIn: true },
  { name: 'editing', path: ({ event }) => `/console/events/${event.id}/edit`, signedIn: true },
  { name: 'its ticket types', path: ({ event }) => `/console/events/${event.id}/tickets`, signedIn: true },
  {
    name: 'changing a ticket type',
    path: ({ event }) => `/console/events/${event.id}/tickets?edit=${event.type.id}`,
    signedIn: true,
  },
  { name: 'its orders', path: ({ event }) => `/console/events/${event.id}/orders`, signedIn: true },
  {
    name: 'one order in the console',
    path: ({ event, order }) => `/console/events/${event.id}/orders/${order.id}`,
    signedIn: true,
  },
  { name: 'its codes', path: ({ event }) => `/console/events/${event.id}/codes`, signedIn: true },
  { name: 'its settings', path: ({ event }) => `/console/events/${event.id}/settings`, signedIn: true },
  { name: 'its money', path: ({ event }) => `/console/events/${event.id}/money`, signedIn: true },
  { name: 'its attendees', path: ({ event }) => `/console/events/${event.id}/attendees`, signedIn: true },
  { name: 'its check-in', path: ({ event }) => `/console/events/${event.id}/check-in`, signedIn: true },
  { name: 'its doors', path: ({ event }) => `/console/events/${event.id}/check-in/doors`, signedIn: true },
  { name: 'its entry rules', path: ({ event }) => `/console/events/${event.id}/check-in/rules`, signedIn: true },
  { name: 'the organisation', path: ({ organisationId }) => `/console/organisations/${organisationId}`, signedIn: true },
  {
    name: 'leaving the organisation',
    path: ({ organisationId }) => `/console/organisations/${organisationId}/leave`,
    signedIn: true,
  },
  { name: 'the door', path: ({ event }) => `/scan/${event.id}`, signedIn: true },
]
