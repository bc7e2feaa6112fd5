/** A LIKE pattern for text that contains `q`, whatever signs are in it, in lower case. */
export const containing = (q: string) => `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

/** A LIKE pattern for codes that begin with `q`, as people type them: small letters, spaces, a leading `#`. */
export const beginning = (q: string) =>
  `${q
    .toUpperCase()
    .replace(/[\s#]/g, '')
    .replace(/[\\%_]/g, '\\$&')}%`
