export type Form = { [name: string]: string | Form }

/** Reads Stripe's form encoding: `line_items[0][price_data][currency]=eur`. */
export function readForm(text: string): Form {
  const form: Form = {}
  for (const [path, value] of new URLSearchParams(text)) {
    const [last, ...folders] = [...path.matchAll(/[^[\]]+/g)].map(([name]) => name).reverse()
    let at = form
    for (const folder of folders.reverse()) {
      const next = at[folder]
      at[folder] = typeof next === 'object' ? next : {}
      at = at[folder] as Form
    }
    at[last ?? ''] = value
  }
  return form
}

export const textAt = (form: Form, ...path: string[]): string | undefined => {
  let at: string | Form | undefined = form
  for (const name of path) at = typeof at === 'object' ? at[name] : undefined
  return typeof at === 'string' ? at : undefined
}
export const formAt = (form: Form, ...path: string[]): Form => {
  let at: string | Form | undefined = form
  for (const name of path) at = typeof at === 'object' ? at[name] : undefined
  return typeof at === 'object' ? at : {}
}

/** An error as Stripe writes it. */
export class StripeProblem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly more: { code?: string; param?: string } = {},
  ) {
    super(message)
  }
  get body() {
    return { error: { type: this.type, message: this.message, ...this.more } }
  }
}
export const invalid = (message: string, param?: string, code?: string) =>
  new StripeProblem(400, 'invalid_request_error', message, { param, code })
