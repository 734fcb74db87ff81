import { expect, test } from 'vitest'
import { closeAll } from '../../../src/compose/closers.ts'

test('a part that cannot be ended keeps none of the others open, and the first error is told', async () => {
  const ended: string[] = []
  const closers = ['database', 'relay', 'server'].map((part) => async () => {
    ended.push(part)
    if (part !== 'database') throw new Error(`${part} does not end`)
  })
  await expect(closeAll(closers)).rejects.toThrow('server does not end')
  expect(ended).toEqual(['server', 'relay', 'database'])
})

test('nothing is ended twice', async () => {
  let ended = 0
  const closers = [async () => (ended += 1)]
  await Promise.all([closeAll(closers), closeAll(closers)])
  await closeAll(closers)
  expect(ended).toBe(1)
})
