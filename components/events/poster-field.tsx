'use client'

import { useField } from '@conform-to/react'
import { useState } from 'react'
import { FileField } from '@/components/forms/file-field'
import { Button } from '@/components/ui/button'

const megabyte = 1024 * 1024

/**
 * The face of the event: its poster, drawn by id and category as the page will show it, or a picture of one's own. A new
 * event may be dealt another poster, because its id is still free; `ids` are the ones to deal.
 */
export function PosterField({ ids }: { ids: readonly string[] }) {
  const [category] = useField<string>('category')
  const [cover] = useField<string>('coverId')
  const [wished] = useField<string>('wishedId')
  const [dealt, setDealt] = useState(0)
  const id = dealt === 0 ? (wished.initialValue ?? ids[0]) : ids[dealt % ids.length]
  const coverId = cover.value ?? cover.initialValue
  const poster = `/posters/${category.value ?? category.initialValue ?? 'other'}/${id}`
  return (
    <div className="flex flex-col gap-3">
      <img
        src={coverId ? `/files/${coverId}` : poster}
        alt=""
        width={1200}
        height={900}
        className="aspect-4/3 w-full rounded-lg bg-sunken object-cover"
      />
      {ids.length > 1 ? <input type="hidden" name="wishedId" value={id} /> : null}
      {coverId ? <input type="hidden" name="coverId" value={coverId} /> : null}
      {coverId ? (
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" name="coverIdRemove" value="on" className="size-5" /> Take the picture off and show the poster
        </label>
      ) : null}
      {ids.length > 1 && !coverId ? (
        <Button variant="quiet" size="sm" className="script-only self-start" onClick={() => setDealt((count) => count + 1)}>
          Another poster
        </Button>
      ) : null}
      <FileField
        name="coverIdFile"
        label={coverId ? 'Another picture' : 'A picture of your own'}
        hint="JPEG, PNG, WebP or AVIF, up to 10 MB. It is shown 4:3."
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        maxBytes={10 * megabyte}
      />
    </div>
  )
}
