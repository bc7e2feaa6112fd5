import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { actionsOfSources, doorsOfBuild, doorsOfSources, doorsOverlooked, doorsWithoutRow } from '@/lib/testing/doors'
import { matrix } from '@/lib/testing/role-matrix'
import { root } from '../support/product'
import { buildDir } from '../support/site'

const built = doorsOfBuild(join(root, buildDir))

test('every action, cached function, page and route the build answers to has a row in the role matrix', () => {
  expect(doorsWithoutRow(built, actionsOfSources(), Object.keys(matrix))).toEqual([])
})

test('the lists of the build hold everything the sources have', () => {
  expect(doorsOverlooked(built, doorsOfSources())).toEqual([])
})
