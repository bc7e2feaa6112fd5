/** A field's name as words: `startsAt` is "Starts at", `attendees[0].email` is "Attendees 1, email". */
export function nameInWords(name: string): string {
  const words = name
    .split('.')
    .map((part) =>
      part
        .replace(/\[(\d+)\]/g, (_, index) => ` ${Number(index) + 1}`)
        .replace(/([a-z\d])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`),
    )
    .join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
