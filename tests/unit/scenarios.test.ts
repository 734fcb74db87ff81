import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The engine's acceptance scenarios are each a file of their own, by number: 1 to 24 of engine.md 7, up to 36 of 8. */
test('every acceptance scenario has one file, and no number is given twice', () => {
  const names = readdirSync(new URL('../scenarios', import.meta.url))
  const numbers = names.flatMap((name) => /^s(\d\d)-.+\.test\.ts$/.exec(name)?.[1] ?? [])
  expect(numbers.toSorted()).toEqual(Array.from({ length: 36 }, (_, at) => String(at + 1).padStart(2, '0')))
})
