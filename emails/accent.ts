import { accentFor } from '@/lib/events/accent'

export type Fill = { fill: string; ink: string }

const house = { light: { fill: '#151512', ink: '#ffffff' }, dark: { fill: '#f4f3ec', ink: '#151512' } }

/** An event's colour as the fill of a button in both themes, with the ink that reads on it. Without a colour: ink and its reverse. */
export function accentFills(accent: string | null): { light: Fill; dark: Fill } {
  if (!accent || !/^#[0-9a-f]{6}$/i.test(accent)) return house
  const { light, dark } = accentFor(accent)
  return { light: { fill: light.accent, ink: light.ink }, dark: { fill: dark.accent, ink: dark.ink } }
}
