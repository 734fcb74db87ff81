import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The engine's acceptance scenarios, 1 to 24, are each a file of their own, by number. */
test('every acceptance scenario has one file, and no number is given twice', () => {
  const names = readdirSync(new URL('../scenarios', import.meta.url))
  const numbers = names.flatMap((name) => /^s(\d\d)-.+\.test\.ts$/.exec(name)?.[1] ?? [])
  expect(numbers.toSorted()).toEqual(Array.from({ length: 24 }, (_, at) => String(at + 1).padStart(2, '0')))
})
