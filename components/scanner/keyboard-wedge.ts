/** Milliseconds. Hand-held readers type a key every 2 to 30; a busy phone may hand them on later than that. */
const slowestKey = 300
const shortest = 6

/**
 * Tells a hand-held reader, which types a code like a keyboard and then Enter, from a person's keys.
 * Each key is answered with whether the page must not see it (a space would press the focused button), and the code at its end.
 */
export function createKeyboardWedge() {
  let text = ''
  let lastAt = Number.NEGATIVE_INFINITY
  return (key: string, at: number): { swallow: boolean; code?: string } => {
    if (at - lastAt > slowestKey) text = ''
    lastAt = at
    if (key === 'Enter' || key === 'Tab') {
      const code = text
      text = ''
      return code.length >= shortest ? { swallow: true, code } : { swallow: false }
    }
    if (key.length !== 1) return { swallow: false }
    const running = text !== ''
    text += key
    return { swallow: running && text.trim() !== '' }
  }
}
