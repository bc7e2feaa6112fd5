import type { Context } from '@/lib/core/context'
import { InvalidInput } from '@/lib/core/error'
import type { Tx } from '@/lib/db/tx'

/**
 * Makes sure that the files an event names are the organisation's own, or just uploaded by who names them.
 * @throws InvalidInput, the same for a file that is another's and for one that never was
 */
export async function checkUploads(
  tx: Tx,
  ctx: Context,
  organisationId: string,
  named: { coverId?: string | null; attachmentId?: string | null },
): Promise<void> {
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : undefined
  for (const [path, kind, message] of [
    ['coverId', 'image', 'There is no such picture. Upload it again.'],
    ['attachmentId', 'document', 'There is no such file. Upload it again.'],
  ] as const) {
    const id = named[path]
    if (!id) continue
    const owners = [{ organisationId }, ...(userId ? [{ organisationId: null, userId }] : [])]
    const upload = await tx.upload.findFirst({ where: { id, kind, OR: owners }, select: { id: true, organisationId: true } })
    if (!upload) throw new InvalidInput([{ path, message }])
    if (upload.organisationId === null) await tx.upload.update({ where: { id }, data: { organisationId } })
  }
}
