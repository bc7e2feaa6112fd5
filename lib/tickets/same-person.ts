type Held = { holderName: string; holderEmail: string | null }

/**
 * Whether two tickets of one order are for the same person, so that whoever has the link to one may see the other: the
 * same address, or none and the same name. A name alone is not enough once there is an address.
 */
export const samePerson = (a: Held, b: Held) =>
  a.holderEmail === b.holderEmail && (a.holderEmail !== null || a.holderName === b.holderName)
