import { expect, it } from 'vitest'
import { together } from './together'

function counting(answer: (question: number) => number) {
  const calls: number[][] = []
  const ask = async (questions: number[]) => {
    calls.push(questions)
    return questions.map(answer)
  }
  return { calls, ask }
}

it('asks alone what comes alone, and together what came meanwhile, at most so many', async () => {
  const { calls, ask } = counting((question) => question * 2)
  const double = together('test-gathered', 3, ask)
  expect(await double(1)).toBe(2)
  expect(await Promise.all([2, 3, 4, 5].map(double))).toEqual([4, 6, 8, 10])
  expect(calls).toEqual([[1], [2, 3, 4], [5]])
})

it('fails for the one that is to blame alone', async () => {
  const { ask } = counting((question) => {
    if (question === 2) throw new Error('two')
    return question
  })
  const same = together('test-blame', 10, ask)
  const ends = await Promise.allSettled([1, 2, 3].map(same))
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

it('asks what comes after a failure', async () => {
  let down = true
  const ask = async (questions: number[]) => {
    if (down) throw new Error('away')
    return questions
  }
  const same = together('test-after', 10, ask)
  await expect(same(1)).rejects.toThrow('away')
  down = false
  expect(await same(2)).toBe(2)
})
