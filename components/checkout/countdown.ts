/** "14:59", "0:07": what is left of a hold, never below nothing. A second that has begun counts. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

const marks = [
  { at: 60_000, words: 'One minute left to finish your order.' },
  { at: 300_000, words: 'Five minutes left to finish your order.' },
]

/**
 * What to say aloud when so much is left: at five minutes, at one, and at the end; else what was said before.
 * @param left milliseconds
 * @param started what was left when the page was opened: whoever comes with three minutes left is not told of five
 */
export function announcement(left: number, started: number): string {
  if (left <= 0) return 'Your time is up. What you entered is kept; you can try again.'
  return marks.find(({ at }) => left <= at && at < started)?.words ?? ''
}

/** How long until the shown second, or what is said, changes. */
export const untilNextSecond = (left: number) => (left <= 0 ? null : left % 1_000 || 1_000)
