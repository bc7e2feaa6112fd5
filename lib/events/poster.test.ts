import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { accentFor } from './accent'
import { categoryKeys } from './category'
import { contrast } from './colour'
import { type PosterInput, posterPalette, posterSizes, posterSvg } from './poster'
import { palettes } from './poster/palettes'
import { readable } from './poster/share'

const sizes = Object.keys(posterSizes) as (keyof typeof posterSizes)[]
const input: fc.Arbitrary<PosterInput> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  title: fc.string({ maxLength: 120, unit: 'binary' }),
  category: fc.constantFrom(...categoryKeys),
  date: fc.option(fc.string({ maxLength: 60 }), { nil: undefined }),
  venue: fc.option(fc.string({ maxLength: 120, unit: 'grapheme' }), { nil: undefined }),
  size: fc.constantFrom(...sizes),
})

/** Whether every element is closed in turn and no text holds a bare & or <; enough of XML for what we write. */
function isWellFormed(svg: string): boolean {
  const open: string[] = []
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<&]*"| xmlns="[^"]*")*)(\/?)>/g,
    (_, closes, name, _attributes, empty) => {
      if (closes) return open.pop() === name ? '' : '<'
      if (!empty) open.push(name)
      return ''
    },
  )
  return open.length === 0 && !/[<>]/.test(rest) && !/&(?!#\d+;)/.test(rest)
}

describe('a poster', () => {
  test('is the same for the same event, for ever', () => {
    fc.assert(
      fc.property(input, (poster) => {
        expect(posterSvg({ ...poster })).toBe(posterSvg(poster))
      }),
      { numRuns: 50 },
    )
    const known = posterSvg({ id: 'evt_01JD0000000000000000000000', title: 'A', category: 'music', size: 'cover' })
    expect(known).toMatchSnapshot()
  })

  test('is well-formed, whatever the title', () => {
    fc.assert(
      fc.property(input, (poster) => {
        expect(isWellFormed(posterSvg(poster))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('has no number that is none, and stays under 60 kB', () => {
    fc.assert(
      fc.property(input, (poster) => {
        const svg = posterSvg({ ...poster, title: '' })
        expect(svg).not.toMatch(/NaN|Infinity|undefined/)
        expect(svg.length).toBeLessThan(60_000)
      }),
      { numRuns: 300 },
    )
  })

  test('escapes the title', () => {
    const svg = posterSvg({ id: 'evt_1', title: `<script>alert("1")</script> & 'you'\u0000`, category: 'art', size: 'cover' })
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; &#39;you&#39;</title>')
  })

  test('changes with the event and with the category', () => {
    const drawn = Array.from({ length: 40 }, (_, index) =>
      posterSvg({ id: `evt_${index}`, title: '', category: 'art', size: 'cover' }),
    )
    expect(new Set(drawn).size).toBe(40)
    expect(posterSvg({ id: 'evt_1', title: '', category: 'art', size: 'cover' })).not.toBe(
      posterSvg({ id: 'evt_1', title: '', category: 'film', size: 'cover' }),
    )
  })

  test.each(categoryKeys.flatMap((category) => sizes.map((size) => [category, size] as const)))(
    'of %s is drawn as %s in its size, with more than one colour',
    async (category, size) => {
      const svg = posterSvg({ id: `evt_${category}`, title: 'Żółć & Søn', category, date: 'Sat 14 Nov', venue: 'Köln', size })
      const { data, info } = await sharp(Buffer.from(svg)).resize({ width: 120 }).raw().toBuffer({ resolveWithObject: true })
      expect(Math.round((120 * posterSizes[size].height) / posterSizes[size].width)).toBe(info.height)
      const pixels = new Set<string>()
      for (let at = 0; at < data.length; at += info.channels) pixels.add(data.subarray(at, at + 3).toString('hex'))
      expect(pixels.size).toBeGreaterThan(2)
    },
  )
})

describe('the share picture', () => {
  const share = (title: string) => posterSvg({ id: 'evt_1', title, category: 'talk', size: 'share' })
  const outlines = (svg: string) => svg.match(/<path d=/g)?.length ?? 0

  test('sets the title in outlines, so that no font is needed', () => {
    expect(share('Nordlicht')).not.toContain('<text')
    expect(outlines(share('Nordlicht Quartett')) - outlines(share('Nordlicht'))).toBe('Quartett'.length)
  })

  test('shows the art alone when there are no letters for the title', () => {
    expect(share('東京ジャズ')).toContain('width="1200" height="630" viewBox="0 135 1200 630"')
  })

  test('leaves out an accent it cannot draw and keeps the letter', () => {
    expect(outlines(share('Ĝis'))).toBe(outlines(share('Gis')))
  })
})

test('words can be read on every paper, and every accent works', () => {
  for (const palette of palettes) {
    expect(contrast(readable(palette), palette.paper)).toBeGreaterThanOrEqual(4.5)
    expect(accentFor(palette.accent).light.ink).toMatch(/^#/)
  }
})

test('the palette of an event is the one its poster is printed in', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...categoryKeys), (id, category) => {
      expect(posterSvg({ id, title: '', category, size: 'cover' })).toContain(`fill="${posterPalette(id).paper}"`)
    }),
    { numRuns: 50 },
  )
})
