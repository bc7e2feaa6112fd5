import { prepareZXingModule, purgeZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** `program`: the reader itself, with the first frame. A worker's own requests pass by the service worker of the door's page. */
export type Frame = { id: number; width: number; height: number; pixels: ArrayBuffer; program?: ArrayBuffer }
export type Reading = { text: string; x: number; y: number }
export type Answer = { id: number; readings: Reading[] } | { id: number; error: string }

let program: ArrayBuffer | undefined

function prepare(binary: ArrayBuffer | undefined) {
  program = binary
  if (binary) prepareZXingModule({ overrides: { wasmBinary: binary } })
}

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
    purgeZXingModule() // what failed would otherwise be remembered for ever
    prepare(program)
    return { id, error: String(error) }
  }
}

self.onmessage = async ({ data }: MessageEvent<Frame>) => {
  if (data.program) prepare(data.program)
  self.postMessage(await read(data))
}
