import type { Metadata } from 'next'
import { ApiReference } from '@/components/api-docs/api-reference'
import { EndpointList } from '@/components/api-docs/endpoint-list'
import { SiteShell } from '@/components/shell/site-shell'
import { catalogue } from '@/lib/api/catalogue'

export const metadata: Metadata = {
  title: 'API',
  description: 'Everything Foyer does, over REST: one OpenAPI 3.1 document, problem details for errors, idempotent creation.',
  alternates: { canonical: '/docs/api' },
}

export default function ApiDocsPage() {
  const endpoints = catalogue.map(({ method, path, tag, summary }) => ({ method, path, tag, summary }))
  return (
    <SiteShell>
      <ApiReference>
        <EndpointList endpoints={endpoints} />
      </ApiReference>
    </SiteShell>
  )
}
