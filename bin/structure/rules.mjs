/**
 * The shape of the code as rules for dependency-cruiser: docs/ARCHITECTURE.md, "Ranks". Imports in lib only look down.
 * Each rule has a planted violation in planted.mjs that the check must find.
 */
export const ranks = [
  ['core', 'config'],
  ['db'],
  ['activity', 'jobs', 'email', 'sms', 'storage', 'realtime', 'rate-limit'],
  ['auth', 'orgs'],
  ['events', 'tickets', 'promotions'],
  ['payments', 'orders'],
  ['checkin', 'waitlist', 'notifications', 'webhooks', 'invoices', 'reports', 'verify'],
  ['operator'],
  ['api', 'worker'],
]

const folders = (names) => `^lib/(${names.join('|')})/`
const tests = '([.]test|-contract)[.]tsx?$'

const looksDown = ranks.slice(0, -1).map((names, rank) => ({
  name: `rank-${rank}-looks-down`,
  severity: 'error',
  from: { path: folders(names), pathNot: tests },
  to: { path: folders(ranks.slice(rank + 1).flat()) },
}))

export const rules = [
  ...looksDown,
  {
    name: 'followers-stay-apart',
    comment: 'what follows from selling never imports each other',
    severity: 'error',
    from: { path: '^lib/(checkin|waitlist|notifications|webhooks|reports|verify)/', pathNot: tests },
    to: { path: '^lib/(checkin|waitlist|notifications|webhooks|reports|verify)/', pathNot: '^lib/$1/' },
  },
  { name: 'payments-before-orders', severity: 'error', from: { path: '^lib/payments/' }, to: { path: '^lib/orders/' } },
  {
    name: 'events-before-tickets',
    comment: 'but for the rule of prices, which looks at nothing and is what an event shows',
    severity: 'error',
    from: { path: '^lib/events/', pathNot: tests },
    to: { path: '^lib/tickets/', pathNot: '^lib/tickets/price[.]ts$' },
  },
  {
    name: 'no-circles',
    severity: 'error',
    from: { path: '^(lib|components|emails|documents|app)/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'subfolders-are-private',
    severity: 'error',
    from: { path: '^lib/([^/]+)/' },
    to: { path: '^lib/[^/]+/[^/]+/', pathNot: ['^lib/$1/', '^lib/api/catalogue/'] },
  },
  {
    name: 'subfolders-are-private-outside',
    severity: 'error',
    from: { path: '^(app|components|emails|documents|bin)/' },
    to: { path: '^lib/[^/]+/[^/]+/' },
  },
  {
    name: 'only-db-makes-a-client',
    severity: 'error',
    from: { path: '^(lib|app|components|emails|documents)/', pathNot: '^lib/db/' },
    to: { path: '@prisma/adapter-pg' },
  },
  {
    name: 'pages-never-touch-the-database',
    severity: 'error',
    from: { path: '^(app|components|emails|documents)/' },
    to: { path: '^(lib/db/|generated/prisma/)|node_modules/pg/' },
  },
  {
    name: 'lib-knows-no-react',
    severity: 'error',
    from: { path: '^lib/', pathNot: '^lib/(api|auth)/' },
    to: { path: 'node_modules/(react|react-dom|next)/' },
  },
  { name: 'lib-knows-no-pages', severity: 'error', from: { path: '^lib/' }, to: { path: '^(app|components|emails|documents)/' } },
  { name: 'components-know-no-pages', severity: 'error', from: { path: '^components/' }, to: { path: '^app/' } },
  {
    name: 'ui-has-no-domain-words',
    severity: 'error',
    from: { path: '^components/ui/' },
    to: { path: '^(lib/(?!core/)|components/(?!ui/))' },
  },
  {
    name: 'testing-is-for-tests',
    severity: 'error',
    from: { path: '^(lib|app|components|emails|documents|bin)/', pathNot: [tests, '^lib/testing/'] },
    to: { path: '^lib/testing/' },
  },
  { name: 'no-barrels', severity: 'error', from: {}, to: { path: '^(lib|components)/.*index\\.tsx?$' } },
  {
    name: 'no-drawers',
    severity: 'error',
    from: {},
    to: {
      path: [
        '^(lib|components)/.*/(utils|helpers|types|constants)[.]tsx?$',
        '^(lib|components)/.*/(utils|helpers|types|constants)/',
      ],
    },
  },
  {
    name: 'packages-are-declared',
    severity: 'error',
    from: { path: '^(lib|app|components|emails|documents)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
  },
  {
    name: 'imports-exist',
    severity: 'error',
    from: { path: '^(lib|app|components|emails|documents|bin)/' },
    to: { couldNotResolve: true },
  },
]
