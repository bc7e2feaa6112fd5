const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

const decode = (text: string) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(\w+);/g, (entity, name: string) => entities[name] ?? entity)

/** What a test wants to know of a rendered mail. Reads what React writes: lower-case tags, double-quoted attributes. */
export function readMail(html: string) {
  const tags = [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(([, name, attributes]) => ({
    name: name!,
    attributes: Object.fromEntries(
      [...attributes!.matchAll(/([a-zA-Z-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, decode(value!)]),
    ),
  }))
  const body = html.replace(/<!--.*?-->/gs, '').replace(/^.*<\/head>/s, '')
  return {
    tags,
    of: (name: string) => tags.filter((tag) => tag.name === name).map(({ attributes }) => attributes),
    /** what a reader sees, the preview line first */
    words: decode(body.replace(/<\/?(a|span|strong)\b[^>]*>/g, '').replace(/<[^>]+>/g, '\n'))
      .replace(/[\u00a0\u200b-\u200e\ufeff]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  }
}
