const password = 'open-the-doors'

export type DemoSignIn = { email: string; password: string; name: string; is: string }

/** The accounts of the demo, to be printed at its start. */
export const demoSignIns: DemoSignIn[] = [
  { email: 'organiser@foyer.test', password, name: 'Maya Lindqvist', is: 'runs three organisations' },
  { email: 'door@foyer.test', password, name: 'Tomás Reyes', is: 'scans at the door' },
  { email: 'attendee@foyer.test', password, name: 'Ada Okafor', is: 'has tickets' },
]

/** The name of the demo's door link. */
export const demoDoor = 'Main door, any phone'
