import type { BrowserContext } from '@playwright/test'
import { oidcPort, site } from './site'

const ours = [site, `http://127.0.0.1:${oidcPort}`, 'data:', 'blob:', 'about:']

/**
 * Sees everything a browser should not have done: foreign requests, errors of pages, complaints of the policy.
 * @param also where else its pages lead, such as a payment provider's
 */
export function watch(also: readonly string[] = []) {
  const problems: string[] = []
  const expected: RegExp[] = []
  const note = (problem: string) => {
    if (!expected.some((each) => each.test(problem))) problems.push(problem)
  }
  return {
    problems: () => problems,
    /** What a journey brings about on purpose, such as the answer 404 in the console. */
    expect: (...patterns: RegExp[]) => void expected.push(...patterns),
    /** Watches all pages of a context, those that are opened later too. */
    over(context: BrowserContext) {
      context.on('request', (request) => {
        const url = request.url()
        if (![...ours, ...also].some((own) => url.startsWith(own))) note(`foreign request: ${url}`)
      })
      context.on('weberror', (error) => note(`page error: ${error.error().message} on ${error.page()?.url()}`))
      context.on('console', (message) => {
        if (message.type() !== 'error') return
        note(`console: ${message.text()} on ${message.page()?.url()} (${message.location().url})`)
      })
      return context
    },
  }
}
