import { expect, test } from 'vitest'
import { share } from '../../../src/compose/share.ts'

test('all processes of a hub together grant what one does, and each of them something', () => {
  expect([1, 2, 4].map((processes) => share(200, { processes }))).toEqual([200, 100, 50])
  expect(share(3, { processes: 2 })).toBe(2)
  expect(share(3, { processes: 16 })).toBe(1)
  expect(share(6, { processes: 4 }, 3)).toBe(3)
})
