const notInTags = /[^\p{L}\p{N}&+ -]/gu

/** Tags as they are kept: lower case, without `#`, each once. A comma separates two, also inside one string. */
export function normaliseTags(tags: string[]): string[] {
  const clean = tags
    .flatMap((tag) => tag.split(','))
    .map((tag) => tag.normalize('NFC').toLowerCase().replace(notInTags, ' ').replace(/\s+/g, ' ').trim())
  return [...new Set(clean)].filter(Boolean)
}
