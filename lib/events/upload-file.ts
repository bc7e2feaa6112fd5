import { z } from 'zod'
import { recordActivity } from '@/lib/activity/record'
import { env } from '@/lib/config/env'
import { AppError, InvalidInput, Unauthenticated } from '@/lib/core/error'
import { newId } from '@/lib/core/id'
import { operation } from '@/lib/core/operation'
import { inTransaction } from '@/lib/db/tx'
import { reachOrganisation } from '@/lib/orgs/reach'
import { limit } from '@/lib/rate-limit/limit'
import { checkPdf, pdfName } from '@/lib/storage/document'
import { redrawImage } from '@/lib/storage/image'
import { storage } from '@/lib/storage/registry'
import { oneLine } from './text'

export const maxUploadBytes = 10 * 1024 * 1024

/** A person's uploads: more than anybody needs for an event, too few to fill a disk by the hour. */
const perPerson = limit({ name: 'upload', points: 60, seconds: 600 })

export const uploadInput = z.object({
  kind: z.enum(['cover', 'attachment'], { error: 'Say what it is for: cover or attachment.' }),
  file: z.file({ error: 'Choose a file.' }),
  organisationId: z.string().overwrite(oneLine).max(60).nullish(),
})

export class FileTooLarge extends AppError {
  constructor(bytes: number) {
    const message = `Up to 10 MB; this file has ${(bytes / 1024 / 1024).toFixed(1)} MB.`
    super({ kind: 'too_large', code: 'uploads.too_large', message, fields: [{ path: 'file', message }] })
  }
}

/** A picture is drawn anew, a document is looked at. @throws NotAnImage, NotAPdf */
async function prepare(kind: 'cover' | 'attachment', name: string, bytes: Uint8Array) {
  if (kind === 'cover') return { ...(await redrawImage(bytes)), kind: 'image', fileName: 'cover.webp' }
  checkPdf(bytes)
  return { bytes, contentType: 'application/pdf', kind: 'document', fileName: pdfName(name), width: null, height: null }
}

/** Keeps a file for an event: a cover picture or a PDF. Without an organisation it is the uploader's, until an event of theirs names it. */
export const uploadFile = operation({
  name: 'uploads.create',
  input: uploadInput,
  output: z
    .object({
      id: z.string(),
      url: z.string(),
      contentType: z.string(),
      bytes: z.int(),
      width: z.int().nullable(),
      height: z.int().nullable(),
    })
    .meta({ id: 'Upload' }),
  raises: ['rate_limited', 'uploads.too_large', 'uploads.not_an_image', 'uploads.not_a_pdf'],
  access: async (ctx, { organisationId }) => {
    if (ctx.actor.kind !== 'user') throw new Unauthenticated()
    if (organisationId) await reachOrganisation(ctx, organisationId, 'event.manage')
    return ctx.actor
  },
  run: async (ctx, { kind, file, organisationId = null }, { userId }) => {
    await perPerson(userId)
    if (file.size > maxUploadBytes) throw new FileTooLarge(file.size)
    if (file.size === 0) throw new InvalidInput([{ path: 'file', message: 'This file is empty.' }])
    const { bytes, ...facts } = await prepare(kind, file.name, new Uint8Array(await file.arrayBuffer()))
    const id = newId('upl')
    await storage().put(id, bytes)
    await inTransaction(async (tx) => {
      await tx.upload.create({ data: { id, organisationId, userId, bytes: bytes.length, ...facts } })
      await recordActivity(tx, ctx, 'upload.created', {
        organisationId: organisationId ?? undefined,
        data: { uploadId: id, kind, bytes: bytes.length },
      })
    })
    return { id, url: `${env().publicUrl}/files/${id}`, bytes: bytes.length, ...facts }
  },
})
