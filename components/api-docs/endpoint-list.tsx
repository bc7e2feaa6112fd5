import type { Endpoint, Field } from './endpoints'

type Props = { endpoints: readonly Endpoint[]; types: readonly { name: string; fields: readonly Field[] }[] }

const anchor = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/** The whole API to read: by subject, each endpoint with what it takes, answers and refuses. */
export function EndpointList({ endpoints, types }: Props) {
  const tags = [...new Set(endpoints.map(({ tag }) => tag))]
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <nav aria-label="Subjects" className="lg:sticky lg:top-6 lg:self-start">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 lg:flex-col">
          {[...tags, 'Types'].map((tag) => (
            <li key={tag}>
              <a href={`#${anchor(tag)}`} className="font-semibold text-sm underline-offset-4 hover:underline">
                {tag}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex flex-col gap-12">
        {tags.map((tag) => (
          <section key={tag} aria-labelledby={anchor(tag)}>
            <h2 id={anchor(tag)} className="display border-ink border-t-2 pt-3 text-title">
              {tag}
            </h2>
            <ul className="mt-2 divide-y divide-line">
              {endpoints
                .filter((endpoint) => endpoint.tag === tag)
                .map((endpoint) => (
                  <li key={endpoint.id + endpoint.path}>
                    <EndpointDetails endpoint={endpoint} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
        <section aria-labelledby="types">
          <h2 id="types" className="display border-ink border-t-2 pt-3 text-title">
            Types
          </h2>
          <ul className="mt-2 divide-y divide-line">
            {types.map(({ name, fields }) => (
              <li key={name} id={`type-${anchor(name)}`}>
                <details className="py-3">
                  <summary className="code cursor-pointer rounded-sm text-sm">{name}</summary>
                  <FieldList fields={fields} />
                </details>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}

function EndpointDetails({ endpoint: { method, path, summary, parameters, body, answer, problems } }: { endpoint: Endpoint }) {
  return (
    <details className="group py-3">
      <summary className="grid cursor-pointer list-none grid-cols-[4.5rem_minmax(0,1fr)] items-baseline gap-x-2 rounded-sm">
        <span className="code font-bold text-sm">{method}</span>
        <span className="code text-sm [overflow-wrap:anywhere]">{path.replace('/api/v1', '')}</span>
        <span className="col-start-2 text-muted text-sm">{summary}</span>
      </summary>
      <div className="mt-3 flex flex-col gap-4 sm:ml-[5rem]">
        <Fields title="In the address" fields={parameters} />
        <Fields title="In the body" fields={body} />
        {answer ? <Fields title={`Answers ${answer.status}`} type={answer.type} fields={answer.fields} /> : null}
        {problems.length > 0 ? (
          <p className="text-sm">
            <b>Problems to expect</b>{' '}
            {problems.map((code) => (
              <code key={code} className="code mr-2">
                {code}
              </code>
            ))}
          </p>
        ) : null}
      </div>
    </details>
  )
}

function Fields({ title, type, fields }: { title: string; type?: string; fields: readonly Field[] }) {
  if (fields.length === 0 && !type) return null
  return (
    <div className="text-sm">
      <p>
        <b>{title}</b> {type && type !== 'object' ? <TypeName type={type} /> : null}
      </p>
      <FieldList fields={fields} />
    </div>
  )
}

/** A named type leads to where it is told; a list of them too. */
function TypeName({ type }: { type: string }) {
  const name = /[A-Z]\w+$/.exec(type)?.[0]
  if (!name) return <span className="code text-muted">{type}</span>
  return (
    <a href={`#type-${anchor(name)}`} className="code text-muted underline underline-offset-4">
      {type}
    </a>
  )
}

function FieldList({ fields }: { fields: readonly Field[] }) {
  if (fields.length === 0) return null
  return (
    <dl className="mt-1 text-sm">
      {fields.map(({ name, type: kind, required, description }) => (
        <div key={name} className="grid gap-x-4 border-line border-t py-1.5 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="code [overflow-wrap:anywhere]">
            {name}
            {required ? <span className="text-muted"> required</span> : null}
          </dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            <TypeName type={kind} /> {description}
          </dd>
        </div>
      ))}
    </dl>
  )
}
