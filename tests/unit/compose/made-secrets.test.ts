import { expect, test } from 'vitest'
import { madeSecrets } from '../../../src/compose/made-secrets.ts'

/** One of 64 would, if nothing were done. */
const DRAWS = 2_000

test('no secret that is told begins with a dash, by which a command would take it for an option', () => {
  const told = Array.from({ length: DRAWS }, () => [madeSecrets.token().secret, madeSecrets.password().secret]).flat()
  expect(told.filter((secret) => secret.startsWith('-'))).toEqual([])
  expect(new Set(told).size).toBe(2 * DRAWS)
})
