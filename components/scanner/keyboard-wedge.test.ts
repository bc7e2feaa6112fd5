import { expect, test } from 'vitest'
import { createKeyboardWedge } from './keyboard-wedge'

function type(keys: string[], every: number) {
  const press = createKeyboardWedge()
  return keys.map((key, at) => press(key, at * every))
}
const codesOf = (answers: { code?: string }[]) => answers.flatMap(({ code }) => code ?? [])

test('what a reader types ends as one code, and the page sees none of it but the first key', () => {
  const code = 'W50 $%*+-./:A'
  const answers = type([...code, 'Enter'], 10)
  expect(codesOf(answers)).toEqual([code])
  expect(answers.map(({ swallow }) => swallow)).toEqual([false, ...Array(code.length).fill(true)])
})

test('a reader that ends with a tab is understood, and its shift keys are no part of the code', () => {
  expect(codesOf(type(['Shift', 'K', '7', 'Shift', 'M', '2', 'Q', '9', 'Tab'], 20))).toEqual(['K7M2Q9'])
})

test('a code that begins with a space keeps it', () => {
  expect(codesOf(type([...' 50ABCDE', 'Enter'], 10))).toEqual([' 50ABCDE'])
})

test("a person's keys are left alone", () => {
  for (const keys of [[' ', ' ', ' ', 'Enter'], ['Enter'], ['Tab', 'Tab', ' ', 'Tab', 'Enter']]) {
    for (const answer of type(keys, 150)) expect(answer).toEqual({ swallow: false })
  }
  for (const answer of type([...'slowly', 'Enter'], 400)) expect(answer).toEqual({ swallow: false })
})

test('a pause between two readings keeps them apart, and leftovers are dropped', () => {
  const press = createKeyboardWedge()
  for (const [at, key] of [...'ABCDEFG'].entries()) press(key, at * 10)
  const second = [...'HIJKLMN', 'Enter'].map((key, at) => press(key, 5_000 + at * 10))
  expect(codesOf(second)).toEqual(['HIJKLMN'])
})
