import type { Context } from '@/lib/core/context'
import { NotFound } from '@/lib/core/error'
import { db } from '@/lib/db/client'
import { storage } from '@/lib/storage/registry'

export type OpenFile = { bytes: Uint8Array<ArrayBuffer>; contentType: string; fileName: string; kind: string; isPublic: boolean }

/**
 * An uploaded file. Pictures open for whoever has the address, which nobody can guess. A document opens for everybody while
 * an event that is published and not private names it, else for those who may manage it.
 * @throws NotFound, the same for what one may not see
 */
export async function openFile(ctx: Context, id: string): Promise<OpenFile> {
  if (!/^upl_[0-9A-Z]{26}$/.test(id)) throw new NotFound('file')
  const upload = await db().upload.findUnique({
    where: { id },
    select: {
      userId: true,
      organisationId: true,
      kind: true,
      contentType: true,
      fileName: true,
      attachmentOf: { where: { status: { not: 'draft' }, visibility: { not: 'private' } }, select: { id: true }, take: 1 },
    },
  })
  if (!upload) throw new NotFound('file')
  const isPublic = upload.kind === 'image' || upload.attachmentOf.length > 0
  if (!isPublic && !(await isOwn(ctx, upload))) throw new NotFound('file')
  const bytes = await storage().get(id)
  if (!bytes) throw new NotFound('file')
  return { bytes, contentType: upload.contentType, fileName: upload.fileName, kind: upload.kind, isPublic }
}

async function isOwn({ actor }: Context, upload: { userId: string; organisationId: string | null }): Promise<boolean> {
  if (actor.kind !== 'user') return false
  if (upload.organisationId === null) return upload.userId === actor.userId
  return (await db().membership.count({ where: { userId: actor.userId, organisationId: upload.organisationId } })) > 0
}
