'use client'

import { useField } from '@conform-to/react'
import { FileField } from '@/components/forms/file-field'

const megabyte = 1024 * 1024

/** A PDF for everybody who sees the page: the programme, the menu, the way. */
export function AttachmentField({ attachment }: { attachment: { url: string; name: string } | null }) {
  const [field] = useField<string>('attachmentId')
  const id = field.value ?? field.initialValue
  const isSaved = attachment?.url.endsWith(`/${id}`)
  return (
    <div className="flex flex-col gap-2">
      <FileField
        name="attachmentIdFile"
        label={id ? 'Another document' : 'Document'}
        hint="A PDF up to 10 MB, for everybody who sees the page: a programme, a menu, the way there."
        accept="application/pdf"
        maxBytes={10 * megabyte}
      />
      {id ? (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          <input type="hidden" name="attachmentId" value={id} />
          <a href={`/files/${id}`} className="underline underline-offset-2">
            {isSaved ? attachment?.name : 'The document you chose'}
          </a>
          <label className="flex items-center gap-2">
            <input type="checkbox" name="attachmentIdRemove" value="on" className="size-5" /> Take it off
          </label>
        </p>
      ) : null}
    </div>
  )
}
