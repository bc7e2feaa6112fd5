/** White space with line ends and other control characters in it: what would start a new header, or hide one. */
const control = /[\s\p{Cc}]+/gu
/** Marks that reverse the reading order: a sender's name could pretend to be another address. */
const bidirectional = /[\u202a-\u202e\u2066-\u2069]/g

/** Any text as one header line: a title with a line break in it stays a title and cannot become a header. */
export const headerText = (text: string) => text.replace(bidirectional, '').replace(control, ' ').trim()
