import { BoxesField } from '@/components/forms/boxes-field'

/** Which ticket types a code is for; none chosen is all of them. */
export function TypeChoice({
  types,
  chosen,
}: {
  types: readonly { id: string; name: string; hidden: boolean }[]
  chosen: readonly string[]
}) {
  return (
    <BoxesField
      name="ticketTypeIds"
      label="Which tickets"
      hint="Choose none and it is for all of them."
      chosen={chosen}
      options={types.map(({ id, name, hidden }) => ({
        value: id,
        label: (
          <>
            {name}
            {hidden ? <span className="text-muted"> · hidden</span> : null}
          </>
        ),
      }))}
    />
  )
}
