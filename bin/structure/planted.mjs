/** One violation for each rule: what stands in which file. The check must find every one, by name. */
const importing = (path) => `import { x } from '${path}'\nexport const y = x\n`
const x = 'export const x = 1\n'

export const planted = {
  'rank-0-looks-down': { 'lib/core/a.ts': importing('../db/x'), 'lib/db/x.ts': x },
  'rank-1-looks-down': { 'lib/db/a.ts': importing('../jobs/x'), 'lib/jobs/x.ts': x },
  'rank-2-looks-down': { 'lib/email/a.ts': importing('../auth/x'), 'lib/auth/x.ts': x },
  'rank-3-looks-down': { 'lib/orgs/a.ts': importing('../events/x'), 'lib/events/x.ts': x },
  'rank-4-looks-down': { 'lib/tickets/a.ts': importing('../orders/x'), 'lib/orders/x.ts': x },
  'rank-5-looks-down': { 'lib/orders/a.ts': importing('../checkin/x'), 'lib/checkin/x.ts': x },
  'rank-6-looks-down': { 'lib/checkin/a.ts': importing('../api/x'), 'lib/api/x.ts': x },
  'rank-7-looks-down': { 'lib/operator/a.ts': importing('../api/x'), 'lib/api/x.ts': x },
  'followers-stay-apart': { 'lib/checkin/a.ts': importing('../notifications/x'), 'lib/notifications/x.ts': x },
  'payments-before-orders': { 'lib/payments/a.ts': importing('../orders/x'), 'lib/orders/x.ts': x },
  'events-before-tickets': { 'lib/events/a.ts': importing('../tickets/x'), 'lib/tickets/x.ts': x },
  'no-circles': { 'lib/core/a.ts': importing('./b'), 'lib/core/b.ts': "import { y } from './a'\nexport const x = y\n" },
  'subfolders-are-private': { 'lib/orders/a.ts': importing('../events/inner/x'), 'lib/events/inner/x.ts': x },
  'subfolders-are-private-outside': { 'app/a.ts': importing('../lib/events/inner/x'), 'lib/events/inner/x.ts': x },
  'only-db-makes-a-client': {
    'lib/orders/a.ts': importing('@prisma/adapter-pg'),
    'node_modules/@prisma/adapter-pg/package.json': '{"name":"@prisma/adapter-pg","version":"1.0.0","main":"x.js"}',
    'node_modules/@prisma/adapter-pg/x.js': 'exports.x = 1\n',
  },
  'pages-never-touch-the-database': { 'app/a.ts': importing('../lib/db/x'), 'lib/db/x.ts': x },
  'lib-knows-no-react': {
    'lib/orders/a.ts': importing('react'),
    'node_modules/react/package.json': '{"name":"react","version":"1.0.0","main":"x.js"}',
    'node_modules/react/x.js': 'exports.x = 1\n',
  },
  'lib-knows-no-pages': { 'lib/orders/a.ts': importing('../../components/x'), 'components/x.ts': x },
  'components-know-no-pages': { 'components/a.ts': importing('../app/x'), 'app/x.ts': x },
  'ui-has-no-domain-words': { 'components/ui/a.ts': importing('../../lib/events/x'), 'lib/events/x.ts': x },
  'testing-is-for-tests': { 'lib/orders/a.ts': importing('../testing/x'), 'lib/testing/x.ts': x },
  'no-barrels': { 'lib/orders/a.ts': importing('../events/index'), 'lib/events/index.ts': x },
  'no-drawers': { 'lib/orders/a.ts': importing('../core/utils'), 'lib/core/utils.ts': x },
  'packages-are-declared': {
    'lib/orders/a.ts': importing('undeclared'),
    'node_modules/undeclared/package.json': '{"name":"undeclared","version":"1.0.0","main":"x.js"}',
    'node_modules/undeclared/x.js': 'exports.x = 1\n',
  },
  'imports-exist': { 'lib/orders/a.ts': importing('./nowhere') },
}
