import type { Answer, Frame } from './decode.worker'
import { grabFrame } from './grab-frame'
import type { Reader } from './reader'
import { readerProgram } from './reader-program'

/** Until the first answer the worker may still be loading a megabyte over a poor network. */
const patience = { loading: 60_000, running: 4_000 }

/** Reads by WebAssembly in a worker. A worker that dies or hangs fails one reading and is replaced for the next. */
export function openWorkerReader(
  start = () => new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' }),
  load: () => Promise<ArrayBuffer> = readerProgram,
): Reader {
  let worker: Worker | undefined
  let warm = false
  let last = 0

  const stop = () => {
    worker?.terminate()
    worker = undefined
    warm = false
  }

  const ask = (frame: Frame) =>
    new Promise<Answer>((resolve, reject) => {
      worker ??= start()
      const current = worker
      const fail = (reason: string) => {
        clearTimeout(timer)
        stop()
        reject(new Error(reason))
      }
      const timer = setTimeout(() => fail('The code reader did not answer'), warm ? patience.running : patience.loading)
      current.onerror = (event) => fail(event.message || 'The code reader could not be started')
      current.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.id !== frame.id) return
        clearTimeout(timer)
        warm = true
        resolve(data)
      }
      current.postMessage(frame, [frame.pixels])
    })

  const send = async (image: { width: number; height: number; data: Uint8ClampedArray }) => {
    const { width, height, data } = image
    const program = worker ? undefined : await load()
    const answer = await ask({ id: ++last, width, height, pixels: data.buffer as ArrayBuffer, program })
    if ('error' in answer) throw new Error(answer.error)
    return answer.readings
  }

  return {
    name: 'wasm',
    prepare: async () => void (await send({ width: 8, height: 8, data: new Uint8ClampedArray(8 * 8 * 4) })),
    async read(video) {
      const image = grabFrame(video)
      return image ? send(image) : []
    },
    close: stop,
  }
}
