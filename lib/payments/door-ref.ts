/** What names a payment at the door: as a session, as money; and what is given back of one. */
export const doorRef = (id: string) => `door_${id}`
