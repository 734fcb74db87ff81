import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The engine's acceptance scenarios, 1 to 36, are each a file of their own, by number; of the first issues all are there. */
test('every acceptance scenario has one file, and no number is given twice', () => {
  const names = readdirSync(new URL('../scenarios', import.meta.url))
  const numbers = names.flatMap((name) => /^s(\d\d)-.+\.test\.ts$/.exec(name)?.[1] ?? []).toSorted()
  expect(numbers.slice(0, 24)).toEqual(Array.from({ length: 24 }, (_, at) => String(at + 1).padStart(2, '0')))
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.filter((number) => Number(number) > 36)).toEqual([])
})
