/** What an event is about: one of these, kept by its key. The poster of an event is composed by it. */
export const categories = {
  music: 'Music',
  nightlife: 'Nightlife',
  stage: 'Theatre and comedy',
  film: 'Film',
  art: 'Art and exhibitions',
  food: 'Food and drink',
  talk: 'Talks and conferences',
  workshop: 'Workshops and classes',
  tech: 'Technology',
  sport: 'Sport and outdoors',
  community: 'Community and causes',
  family: 'Family',
  other: 'Other',
} as const

export type Category = keyof typeof categories

export const categoryKeys = Object.keys(categories) as [Category, ...Category[]]
