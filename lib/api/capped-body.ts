/**
 * Reads a request's body, but never more than `limit` bytes of it, whatever its length is said to be, or when it is not said.
 * @param tooLarge the error to raise, given the bytes that were said or read
 */
export async function cappedBody(request: Request, limit: number, tooLarge: (bytes: number) => Error): Promise<Blob> {
  const said = Number(request.headers.get('content-length') ?? 0)
  if (said > limit) throw tooLarge(said)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length
    if (size > limit) {
      await reader?.cancel()
      throw tooLarge(size)
    }
    parts.push(part.value)
  }
  return new Blob(parts)
}
