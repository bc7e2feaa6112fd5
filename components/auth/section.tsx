import type { ReactNode } from 'react'

/** One concern of the account: what it is on the left, what to do about it on the right. */
export function AccountSection({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-x-12 gap-y-4 border-line border-b pb-8 last:border-b-0 md:grid-cols-[minmax(0,18rem)_minmax(0,30rem)]">
      <div>
        <h2 className="display text-title">{title}</h2>
        {about ? <div className="mt-1.5 text-muted text-sm">{about}</div> : null}
      </div>
      <div className="flex flex-col gap-4">{children}</div>
    </section>
  )
}
