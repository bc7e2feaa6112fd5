/** Invented buyers. Their addresses lie in the domain that is reserved for examples (RFC 2606). */
const firstNames =
  'Amara Anton Beatriz Bilal Camille Chidi Daria Elif Emil Farah Felix Giulia Hana Henrik Imani Ines Jakub Jonas Kaito Keziah Lars Leila Lina Luca Malik Mei Milan Nadia Noor Oskar Paloma Priya Rafael Ravi Rosa Samira Sven Tariq Theo Yara Yusuf Zofia'.split(
    ' ',
  )
const lastNames =
  'Adeyemi Almeida Andersen Bauer Castillo Chen Costa Dubois Eriksen Fischer Garcia Haddad Hansen Ito Jansen Kaya Kowalska Kumar Lindgren Marin Mbeki Moreau Nakamura Novak Okoye Olsen Patel Petrov Reyes Rossi Saito Santos Silva Sharma Tanaka Vasquez Weber Wójcik Yilmaz Zhou'.split(
    ' ',
  )

const plain = (name: string) => name.replaceAll('ó', 'o').toLowerCase()

/** The same number is always the same person; about 1,700 of them. */
export function person(number: number): { name: string; email: string } {
  const first = firstNames[number % firstNames.length]!
  const last = lastNames[Math.floor(number / firstNames.length) % lastNames.length]!
  return { name: `${first} ${last}`, email: `${plain(first)}.${plain(last)}@example.com` }
}

/** Numbers from 0 to 1 that look random and are the same at every start (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
