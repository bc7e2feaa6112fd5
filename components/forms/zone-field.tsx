import type { ComponentProps } from 'react'
import { timeZones } from '@/lib/core/instant'
import { ZoneSelect } from './zone-select'

/** A time zone by IANA name. Without a value the browser's own zone is proposed. Render it in a server component. */
export function ZoneField(props: Omit<ComponentProps<typeof ZoneSelect>, 'zones'>) {
  return <ZoneSelect {...props} zones={timeZones()} />
}
