import { expect, test } from 'vitest'
import { mutationsOf } from '../../mutants/random.ts'

const planted = (source: string) => mutationsOf('one.ts', source).map(({ before, after }) => `${before} -> ${after}`)

test('a comparison, a logical word and a condition are turned over, a call is left out', () => {
  expect(planted('if (a > 1 && b) stop(a)')).toEqual([
    'a > 1 && b -> !(a > 1 && b)',
    '> -> >=',
    '&& -> ||',
    'stop(a) -> ;',
  ])
})

test('log lines and what cannot happen are left alone: nobody could notice', () => {
  expect(planted("log.info('gone')\nassertInvariant(known, 'is known')")).toEqual([])
})
