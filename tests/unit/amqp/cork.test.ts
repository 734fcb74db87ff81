import { Duplex } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import type { ChannelModel } from 'amqplib'
import { expect, test } from 'vitest'
import { corkModel } from '../../../src/amqp/cork.ts'

/** A socket that keeps what reaches the system, call by call. */
function open(highWaterMark = 1_024) {
  const calls: string[] = []
  const stream = new Duplex({
    highWaterMark,
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      calls.push(chunk.toString())
      done()
    },
    writev(chunks, done) {
      calls.push(chunks.map(({ chunk }) => (chunk as Buffer).toString()).join(''))
      done()
    },
  })
  corkModel({ connection: { serverProperties: {}, stream } } as unknown as ChannelModel)
  return { stream, calls }
}

test('what is written in one turn reaches the system in one call, in its order, before the next turn', async () => {
  const { stream, calls } = open()
  for (const part of ['a', 'b', 'c']) stream.write(part)
  expect(calls).toEqual([])
  await turn()
  expect(calls).toEqual(['abc'])
  stream.write('d')
  await turn()
  expect(calls).toEqual(['abc', 'd'])
})

test('the writer is still told when it is ahead of the system, and when it may go on', async () => {
  const { stream, calls } = open(4)
  expect([stream.write('ab'), stream.write('cdef')]).toEqual([true, false])
  const drained = new Promise((resolve) => stream.once('drain', resolve))
  await drained
  expect(calls).toEqual(['abcdef'])
})

test('what was written before the end goes out before it', async () => {
  const { stream, calls } = open()
  const finished = new Promise((resolve) => stream.once('finish', resolve))
  stream.write('a')
  stream.end('b')
  await finished
  expect(calls.join('')).toBe('ab')
})

test('a connection whose socket cannot be seen is left as it is', () => {
  expect(() => corkModel({ connection: { serverProperties: {} } } as unknown as ChannelModel)).not.toThrow()
})
