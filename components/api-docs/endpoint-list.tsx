type Endpoint = { method: string; path: string; tag: string; summary: string }

/** The API at a glance, for readers without a script and until the full reference is there. */
export function EndpointList({ endpoints }: { endpoints: readonly Endpoint[] }) {
  const tags = [...new Set(endpoints.map(({ tag }) => tag))]
  return (
    <div className="wrap flex flex-col gap-10 pt-8">
      <header className="flex flex-col gap-3">
        <h1 className="display text-hero">API</h1>
        <p className="max-w-prose">
          Everything below lives under <code className="code">/api/v1</code>. The whole of it, for programs, is the{' '}
          <a href="/api/v1/openapi.json" className="font-semibold underline underline-offset-4">
            OpenAPI document
          </a>
          .
        </p>
      </header>
      {tags.map((tag) => (
        <section key={tag} aria-label={tag}>
          <h2 className="display border-ink border-t-2 pt-3 text-title">{tag}</h2>
          <ul className="mt-3 divide-y divide-line">
            {endpoints
              .filter((endpoint) => endpoint.tag === tag)
              .map(({ method, path, summary }) => (
                <li key={`${method} ${path}`} className="grid gap-x-6 py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
                  <code className="code text-sm [overflow-wrap:anywhere]">
                    <b>{method.toUpperCase()}</b> {path}
                  </code>
                  <span className="text-sm">{summary}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
