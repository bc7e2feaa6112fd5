import { zxingPath } from './zxing-path'

let loading: Promise<ArrayBuffer> | undefined

/**
 * The code reader in WebAssembly, off our own origin and fetched once. The page fetches it: its requests are answered by the
 * service worker when there is no network, those of a worker are not.
 */
export function readerProgram(): Promise<ArrayBuffer> {
  loading ??= fetch(zxingPath).then((response) => {
    if (!response.ok) throw new Error(`The code reader was not to be had (${response.status})`)
    return response.arrayBuffer()
  })
  loading.catch(() => {
    loading = undefined
  })
  return loading
}
