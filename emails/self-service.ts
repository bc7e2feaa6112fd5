import { either } from './words'

const deeds = { edit: 'change a name', transfer: 'pass a ticket on', cancel: 'cancel' }

/** What the reader can do alone, as the middle of a sentence: "change a name, pass a ticket on or cancel". Empty when nothing. */
export const selfService = (can: (keyof typeof deeds)[]) => either(can.map((each) => deeds[each]))
