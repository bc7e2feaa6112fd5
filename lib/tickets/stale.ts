/** The cached pages that show an event's ticket types: its own, and listings with its price. */
export const tagsOfEvent = ({ eventId }: { eventId: string }) => ['events', `event:${eventId}`]
