/** Which door page a phone runs, for the organiser's list: raised when what it does at the door changes. */
export const pageVersion = 'door 2'
