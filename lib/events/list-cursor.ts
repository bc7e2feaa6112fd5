import { InvalidInput } from '@/lib/core/error'

/** A place in a list ordered by time, then id. Opaque to callers; it holds no condition, so a forged one shows nothing new. */
export const writePlace = ({ at, id }: { at: Date; id: string }) => Buffer.from(`${at.getTime()} ${id}`).toString('base64url')

/** @throws InvalidInput for what is no cursor */
export function readPlace(cursor: string): { at: Date; id: string } {
  const match = /^(\d{1,15}) ([\w-]{1,60})$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!match)
    throw new InvalidInput([{ path: 'cursor', message: 'This cursor does not belong to this list. Begin again without it.' }])
  return { at: new Date(Number(match[1])), id: match[2]! }
}
