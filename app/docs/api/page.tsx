import type { Metadata } from 'next'
import { ApiReference } from '@/components/api-docs/api-reference'
import { EndpointList } from '@/components/api-docs/endpoint-list'
import { type Document, endpointsOf, typesOf } from '@/components/api-docs/endpoints'
import { SiteShell } from '@/components/shell/site-shell'
import { openApiDocument, restApp } from '@/lib/api/rest'

export const metadata: Metadata = {
  title: 'API',
  description: 'Everything Foyer does, over REST: one OpenAPI 3.1 document, problem details for errors, idempotent creation.',
  alternates: { canonical: '/docs/api' },
}

const link = 'font-semibold underline underline-offset-4'

/** Made from the same table that serves the API, so it says what is true. */
export default function ApiDocsPage() {
  const document = openApiDocument(restApp()) as Document
  return (
    <SiteShell>
      <header className="wrap flex flex-col gap-4 pt-8 sm:pt-14">
        <h1 className="display text-hero">API</h1>
        <div className="flex max-w-[42rem] flex-col gap-3">
          <p>
            Every path below begins with <code className="code">/api/v1</code> and speaks JSON: fields in camelCase, times in ISO
            8601 with their offset, money in the minor unit with its currency. Lists answer <code className="code">items</code>{' '}
            and <code className="code">nextCursor</code>.
          </p>
          <p>
            Send <code className="code">Authorization: Bearer</code> with a token from{' '}
            <code className="code">POST /auth/token</code>, and <code className="code">Idempotency-Key</code> when you create
            something: the same key again is the same answer. Errors are RFC 9457 problem documents with a stable{' '}
            <code className="code">code</code>. What is limited says so in <code className="code">RateLimit</code> and{' '}
            <code className="code">RateLimit-Policy</code>; a 429 has <code className="code">Retry-After</code>.
          </p>
          <p>
            For programs, all of it is one{' '}
            <a href="/api/v1/openapi.json" className={link}>
              OpenAPI document
            </a>
            .
          </p>
        </div>
      </header>
      <ApiReference>
        <EndpointList endpoints={endpointsOf(document)} types={typesOf(document)} />
      </ApiReference>
    </SiteShell>
  )
}
