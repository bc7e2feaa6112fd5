/** Cookies as a browser would keep and send them, for tests that follow redirects between two hosts by hand. */
export function cookieJar() {
  const kept = new Map<string, Map<string, string>>()
  const of = (url: string) => {
    const { host } = new URL(url)
    return kept.get(host) ?? kept.set(host, new Map()).get(host)!
  }
  return {
    header: (url: string) => [...of(url)].map(([name, value]) => `${name}=${value}`).join('; '),
    keep(url: string, headers: Headers) {
      for (const cookie of headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (value === '' || /max-age=0\b/i.test(cookie) || /expires=Thu, 01 Jan 1970/i.test(cookie)) of(url).delete(name)
        else of(url).set(name, value)
      }
    },
  }
}
