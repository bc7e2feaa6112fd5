import { prepareZXingModule, purgeZXingModule, readBarcodes, ZXING_WASM_VERSION } from 'zxing-wasm/reader'

export type Frame = { id: number; width: number; height: number; pixels: ArrayBuffer }
export type Reading = { text: string; x: number; y: number }
export type Answer = { id: number; readings: Reading[] } | { id: number; error: string }

// An absolute address: bundlers may start workers from a blob, where "/vendor" leads nowhere. Without locateFile the
// package would ask a content network.
prepareZXingModule({
  overrides: { locateFile: () => `${self.origin}/vendor/zxing-reader-${ZXING_WASM_VERSION}.wasm` },
})

async function read({ id, width, height, pixels }: Frame): Promise<Answer> {
  try {
    const results = await readBarcodes(new ImageData(new Uint8ClampedArray(pixels), width, height), {
      formats: ['QRCode'],
      maxNumberOfSymbols: 4,
      textMode: 'Plain',
    })
    const readings = results.map(({ text, position: { topLeft, bottomRight } }) => ({
      text,
      x: (topLeft.x + bottomRight.x) / 2 / width,
      y: (topLeft.y + bottomRight.y) / 2 / height,
    }))
    return { id, readings }
  } catch (error) {
    purgeZXingModule() // a download that failed would otherwise be remembered for ever
    return { id, error: String(error) }
  }
}

self.onmessage = async ({ data }: MessageEvent<Frame>) => self.postMessage(await read(data))
