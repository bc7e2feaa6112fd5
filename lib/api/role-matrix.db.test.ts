import { describe, expect, test } from 'vitest'
import type { Context } from '@/lib/core/context'
import { AppError } from '@/lib/core/error'
import type { Operation } from '@/lib/core/operation'
import { actionsOfSources, doorsOfSources, doorsOverlooked, doorsWithoutRow, sources } from '@/lib/testing/doors'
import { cached, routes } from '@/lib/testing/role-doors'
import { matrix, type Role, roles } from '@/lib/testing/role-matrix'
import { type Stage, stage } from '@/lib/testing/role-stage'
import { catalogue } from './catalogue'

/** Every operation there is, whichever door leads to it, by the name its module exports it under. */
const modules = sources('lib').filter(({ text }) => /= operation\(\{/.test(text))
const exported = await Promise.all(modules.map(({ path }) => import(/* @vite-ignore */ `../../${path}`) as Promise<object>))
const operations = Object.fromEntries(
  exported.flatMap((each) => Object.entries(each).filter(([, value]) => typeof value === 'function' && 'operationName' in value)),
) as Record<string, Operation>

const marks: Record<string, string> = { 'auth.required': '1', 'auth.forbidden': '3' }

/** An error past the door (a wrong password, a conflict) is one of somebody who was let in. */
async function ask(operation: Operation, ctx: Context, input: object): Promise<{ mark: string; told: string }> {
  try {
    return { mark: '+', told: JSON.stringify(await operation(ctx, input)) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const mark = marks[error.code] ?? (error.code.endsWith('.not_found') ? '4' : '+')
    return { mark, told: JSON.stringify([error.message, error.facts, error.fields]) }
  }
}

/** What only some may read, whatever they ask. */
function secretsFrom(role: Role, { order, ticket, code, joinUrl, person }: Stage): string[] {
  const secrets = role === 'buyer' ? [] : [order.token, ticket.linkToken, code]
  if (role !== 'manager' && role !== 'owner') secrets.push(joinUrl)
  if (role === 'other buyer' || role === 'other organisation' || role === 'door') secrets.push(person.buyer.email)
  return secrets
}

describe('what each role may', () => {
  test('is written down for every operation there is', () => {
    expect(Object.keys(matrix).sort()).toEqual(Object.keys(operations).sort())
  })

  test('is written down for every row of the REST table', () => {
    const known = new Set(Object.values(operations))
    expect(catalogue.filter(({ operation }) => !known.has(operation)).map(({ path }) => path)).toEqual([])
  })

  test.each(Object.entries(matrix))('%s', { timeout: 60_000 }, async (name, [input, outcome]) => {
    const operation = operations[name]!
    let now = await stage()
    let got = ''
    for (const role of roles) {
      const asked = input(now)
      expect(operation.input.safeParse(asked).error, 'the row asks what the operation takes').toBeUndefined()
      const { mark, told } = await ask(operation, now.ctx(role), asked)
      // the address somebody typed themselves comes back to them
      const given = JSON.stringify(asked)
      for (const secret of secretsFrom(role, now)) if (!given.includes(secret)) expect(told, role).not.toContain(secret)
      got += mark
      if (mark === '+' && role !== 'owner') now = await stage() // what somebody was let in to may be gone for the next
    }
    expect(got).toBe(outcome)
  })
})

describe('the doors of the pages', () => {
  const doors = doorsOfSources()
  const actions = actionsOfSources()
  const names = Object.keys(matrix)

  test('server actions stand in files called actions.ts, where they are looked for', () => {
    expect(doors.actions.filter((action) => !/^app\/.*\/actions\.ts \w+$/.test(action))).toEqual([])
    expect(doors.actions.length).toBeGreaterThan(0)
  })

  test('every server action is an operation with a row, behind the form door; every page, route and cached file has one', () => {
    expect(doorsWithoutRow(doors, actions, names)).toEqual([])
  })

  test('no row speaks of a door that is gone', () => {
    const ofNext = ['/_global-error/page', '/_not-found/page']
    expect(Object.keys(routes).filter((route) => !ofNext.includes(route) && !doors.routes.includes(route))).toEqual([])
    expect(Object.keys(cached).filter((file) => !doors.cached.includes(file))).toEqual([])
  })

  test('a door nobody wrote down is found, whatever it is; so is one that was overlooked', () => {
    const planted = {
      actions: [...doors.actions, 'app/console/actions.ts $$RSC_SERVER_ACTION_0'],
      cached: [...doors.cached, 'app/console/data.ts'],
      routes: [...doors.routes, '/console/backdoor/route'],
    }
    expect(doorsWithoutRow(planted, actions, names)).toEqual([
      'action app/console/actions.ts $$RSC_SERVER_ACTION_0',
      'cached app/console/data.ts',
      'route /console/backdoor/route',
    ])
    const [action] = doors.actions
    expect(doorsWithoutRow(doors, new Map([...actions, [action!, 'dropEverything']]), names)).toEqual([`action ${action}`])
    expect(doorsOverlooked({ ...doors, actions: doors.actions.slice(1) }, doors)).toEqual([`actions ${action}`])
    expect(doorsOverlooked(doors, doors)).toEqual([])
  })
})
