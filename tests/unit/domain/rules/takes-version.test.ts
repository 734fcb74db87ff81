import { expect, test } from 'vitest'
import { takesVersion } from '../../../../src/domain/rules/versions.ts'

test('the first version of a type is everybody’s; a later one only that of who says so, for that type', () => {
  expect(takesVersion({}, 'discharge', '1')).toBe(true)
  expect(takesVersion({}, 'discharge', '2')).toBe(false)
  expect(takesVersion({ takes: { discharge: ['2'] } }, 'discharge', '2')).toBe(true)
  expect(takesVersion({ takes: { discharge: ['2'] } }, 'arrival-advice', '2')).toBe(false)
  expect(takesVersion({ takes: { discharge: ['2'] } }, 'discharge', '1')).toBe(true)
})
