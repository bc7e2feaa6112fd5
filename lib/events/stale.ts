/** The cached pages that show an event: its own, the listings, and its organiser's. */
export const tagsOf = ({ id, organisation }: { id: string; organisation: { id: string } }) => [
  'events',
  `event:${id}`,
  `organisation:${organisation.id}`,
]
