/** Characters that are not text: control codes, and the marks that turn the direction of what follows them. */
const unseen = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** One clean line: what people type in a title, a name, a street. It cannot break a mail header or a calendar file. */
export const oneLine = (text: string) => text.replace(unseen, ' ').replace(/\s+/g, ' ').trim()

/** Text of several lines, with `\n` between them and nothing unseen but tabs. */
export const manyLines = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unseen, (character) => (character === '\n' || character === '\t' ? character : ''))
    .trim()
