import { redirect } from 'next/navigation'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Action } from './form-body'
import { heardBack } from './heard-back'

const form = new FormData()
form.set('buyer.name', 'Ada')

const failing = (error: unknown): Action => vi.fn(() => Promise.reject(error))

describe('in a browser, an action whose answer does not arrive', () => {
  beforeEach(() => vi.stubGlobal('window', {}))
  afterEach(() => vi.unstubAllGlobals())

  it.each([new TypeError('Failed to fetch'), new Error('An unexpected response was received from the server.')])(
    'becomes a message at the form that keeps what was typed: %s',
    async (error) => {
      expect(await heardBack(failing(error))(undefined, form)).toMatchObject({
        status: 'error',
        error: { '': [expect.stringContaining('before an answer came')] },
        initialValue: { buyer: { name: 'Ada' } },
      })
    },
  )

  it('lets a redirect and every other error through', async () => {
    const away: Action = async () => redirect('/orders/x')
    await expect(heardBack(away)(undefined, form)).rejects.toMatchObject({ digest: expect.stringContaining('/orders/x') })
    await expect(heardBack(failing(new Error('a bug')))(undefined, form)).rejects.toThrow('a bug')
  })

  it('hands every answer on as it is', async () => {
    const answer = { status: 'success' as const }
    expect(await heardBack(async () => answer)(undefined, form)).toBe(answer)
  })
})

it('on the server the action is the very same, so that the form works without scripts', () => {
  const action: Action = async () => ({})
  expect(heardBack(action)).toBe(action)
})
