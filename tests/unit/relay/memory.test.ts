import { expect, test } from 'vitest'
import type { LeafMessage } from '../../../src/ports/outbox.ts'
import { MessageMemory } from '../../../src/relay/memory.ts'
import { asParty } from '../../support/identifiers.ts'

const message = (logIndex: number, bytes = 1_000): LeafMessage => ({
  logIndex: BigInt(logIndex),
  sender: asParty('TG'),
  id: `${logIndex}`,
  type: 'border-exit-notice',
  contentType: 'application/json',
  body: Buffer.alloc(bytes),
  seal: Buffer.alloc(0),
  createdAt: new Date(0),
})

test('what nobody waits for, or is larger than all there is room for, is not kept', () => {
  const memory = new MessageMemory(10_000)
  memory.keep(message(1), 0)
  memory.keep(message(2, 10_000), 1)
  expect([memory.take(1n), memory.take(2n), memory.bytes]).toEqual([undefined, undefined, 0])
})

test('a message is kept until it was taken for each of its receivers, and then costs nothing', () => {
  const memory = new MessageMemory(10_000)
  memory.keep(message(1), 2)
  expect(memory.bytes).toBeGreaterThan(1_000)
  expect([memory.take(1n)?.id, memory.take(1n)?.id]).toEqual(['1', '1'])
  expect([memory.take(1n), memory.bytes]).toEqual([undefined, 0])
})

test('where there is no more room the oldest is forgotten, never the newest', () => {
  const memory = new MessageMemory(4_000)
  for (const index of [1, 2, 3]) memory.keep(message(index), 1)
  expect(memory.bytes).toBeLessThanOrEqual(4_000)
  expect([memory.take(1n), memory.take(2n)?.id, memory.take(3n)?.id]).toEqual([undefined, '2', '3'])
  for (let index = 10; index < 1_000; index += 1) memory.keep(message(index), 1)
  expect(memory.bytes).toBeLessThanOrEqual(4_000)
})
