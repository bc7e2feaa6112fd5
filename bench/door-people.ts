import { newReadableCode } from '@/lib/core/id'

const first = ['Anna', 'José', 'Zoë', 'Łukasz', 'Mei', 'Thị', 'Gabriella', 'Seán', 'Evelyn', 'Омар', 'Maria', 'Björn']
const last = ['Smith', 'López', 'García', 'Nguyen', 'Kowalska', 'O’Brien', 'Wong', 'Ångström', 'Müller', 'Петров', 'Diaz']

const pick = <T>(from: readonly T[], nth: number) => from[nth % from.length]!

/** Names of people as they come to a door, none of them twice: rosters of equal names would compress to nothing. */
export const personName = (nth: number) => `${pick(first, nth)} ${pick(last, nth * 7 + (nth >> 4))} ${newReadableCode(4)}`
