import jsQR from 'jsqr'
import { renderToStaticMarkup } from 'react-dom/server'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { Qr } from './qr'

async function read(markup: string) {
  const svg = markup.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
  const image = sharp(Buffer.from(svg), { density: 600 }).resize(600).flatten({ background: 'white' }).ensureAlpha().raw()
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
}

test.each([
  ['a ticket code', 'K7M2Q9D:%/'.repeat(12).slice(0, 117)],
  ['an address', 'https://foyer.example/scan/evt_01JD0000000000000000000000'],
])('%s is read back from its drawing by an independent reader, with its words for who does not see it', async (_name, text) => {
  const markup = renderToStaticMarkup(<Qr text={text} label="What it is" />)
  expect(await read(markup)).toBe(text)
  expect(markup).toContain('role="img" aria-label="What it is"')
})

test('keeps four white modules around it, or as many as it is told', () => {
  const edge = (markup: string) => Number(/viewBox="0 0 (\d+)/.exec(markup)?.[1])
  const asked = renderToStaticMarkup(<Qr text="x" label="" />)
  const fewer = renderToStaticMarkup(<Qr text="x" label="" quiet={2} />)
  expect(edge(asked)).toBe(21 + 8)
  expect(edge(fewer)).toBe(21 + 4)
  expect(asked).toContain('d="M4 4h7v1h-7z')
})
