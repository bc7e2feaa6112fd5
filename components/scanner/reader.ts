import type { Reading } from './decode.worker'
import { openNativeReader } from './native-reader'
import { openWorkerReader } from './worker-reader'

/** Reads the QR codes in a video's current picture. `x` and `y` of a reading are its centre, 0 to 1. */
export interface Reader {
  readonly name: 'native' | 'wasm'
  /** loads what a first reading would have to wait for */
  prepare(): Promise<void>
  read(video: HTMLVideoElement): Promise<Reading[]>
  close(): void
}

/** The browser's own detector where it works, else the one in WebAssembly: also when the first turns out not to work. */
export async function openReader(native = openNativeReader, inWorker: () => Reader = openWorkerReader): Promise<Reader> {
  const first = await native()
  if (!first) return inWorker()
  let current = first
  let failures = 0
  return {
    get name() {
      return current.name
    },
    prepare: () => current.prepare(),
    async read(video) {
      try {
        const readings = await current.read(video)
        failures = 0
        return readings
      } catch (error) {
        failures += 1
        if (current === first && failures >= 3) {
          first.close()
          current = inWorker()
        }
        throw error
      }
    },
    close: () => current.close(),
  }
}
