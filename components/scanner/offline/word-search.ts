import { foldText, soughtWords } from './fold-text'

type Shelf = { lines: Map<string, string>; text: string | null; starts: number[]; keys: string[] }

/** The line of a text a position is in. */
function lineAt(starts: number[], position: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** Puts the lines of a shelf one after the other, so that the engine's own search runs over all of them at once. */
function laidOut(shelf: Shelf): string {
  if (shelf.text !== null) return shelf.text
  shelf.keys = [...shelf.lines.keys()]
  shelf.starts = []
  let length = 0
  for (const line of shelf.lines.values()) {
    shelf.starts.push(length)
    length += line.length + 1
  }
  shelf.text = [...shelf.lines.values()].join('\n')
  return shelf.text
}

/**
 * Finds keys by parts of their words. Many shelves, so that a change lays out anew one of them only. Looks through 50,000 people
 * in a few milliseconds (`npm run bench -- P12-decide`).
 */
export function createWordSearch() {
  const shelves = new Map<string, Shelf>()

  function* hits(needle: string): Generator<[key: string, line: string]> {
    for (const shelf of shelves.values()) {
      const text = laidOut(shelf)
      for (let at = text.indexOf(needle); at >= 0; ) {
        const nth = lineAt(shelf.starts, at)
        const key = shelf.keys[nth]!
        yield [key, shelf.lines.get(key)!]
        const next = shelf.starts[nth + 1]
        at = next === undefined ? -1 : text.indexOf(needle, next)
      }
    }
  }

  return {
    set(shelfName: string, key: string, texts: readonly (string | undefined)[]) {
      const shelf = shelves.get(shelfName) ?? { lines: new Map(), text: null, starts: [], keys: [] }
      shelves.set(shelfName, shelf)
      shelf.lines.set(key, ` ${texts.map((text) => foldText(text ?? '')).join(' ')}`)
      shelf.text = null
    },
    clear: () => shelves.clear(),
    /** Keys whose words hold all that is looked for; those where a word begins with it first. Empty below three letters. */
    find(query: string, limit: number): string[] {
      const words = soughtWords(query)
      if (!words) return []
      const longest = words.reduce((a, b) => (b.length > a.length ? b : a))
      const found = new Set<string>()
      for (const needle of [` ${longest}`, longest]) {
        for (const [key, line] of hits(needle)) {
          if (words.every((word) => line.includes(word))) found.add(key)
          if (found.size === limit) return [...found]
        }
      }
      return [...found]
    },
  }
}
