import type { ServerResponse } from 'node:http'
import { troubleSince } from '@/lib/db/last-trouble'
import { awayPage } from './away-page'

const again = '5' // seconds

/**
 * A page that failed while the database was away is answered 503 with a page that needs nothing: Next answers 500 with one that is empty
 * without scripts. Pages whose beginning has been sent say it themselves, in `app/error.tsx`.
 */
export function answerAway(res: ServerResponse) {
  const begun = performance.now()
  const passed = { write: res.write.bind(res), end: res.end.bind(res) }
  let state: 'undecided' | 'theirs' | 'ours' = 'undecided'

  const isOurs = () => {
    if (state !== 'undecided') return state === 'ours'
    state = res.statusCode === 500 && !res.headersSent && troubleSince(begun) ? 'ours' : 'theirs'
    if (state === 'theirs') return false
    for (const name of res.getHeaderNames()) if (/^(content-|etag$|x-next|link$)/.test(name)) res.removeHeader(name)
    res.statusCode = 503
    res.setHeader('Retry-After', again)
    res.setHeader('Cache-Control', 'no-store')
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    passed.end(awayPage)
    return true
  }

  res.write = (...args: unknown[]) => {
    const isEmpty = (args[0] as string | Uint8Array).length === 0 // Next begins with nothing, before it knows the status
    if (!isEmpty && isOurs()) return true
    return Reflect.apply(passed.write, undefined, args) as boolean
  }
  res.end = (...args: unknown[]) => {
    if (!isOurs()) return Reflect.apply(passed.end, undefined, args) as ServerResponse
    const done = args.find((each) => typeof each === 'function') as (() => void) | undefined
    if (done) process.nextTick(done)
    return res
  }
}
