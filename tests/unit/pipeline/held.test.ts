import { beforeEach, describe, expect, test } from 'vitest'
import { encodeJson } from '../../../src/codec/index.ts'
import { HELD_MAX } from '../../../src/domain/movement/held.ts'
import type { Message } from '../../../src/generated/types.ts'
import { runBatch } from '../../../src/pipeline/batch.ts'
import { createCommitter } from '../../../src/pipeline/commit.ts'
import type { AskedWork } from '../../../src/pipeline/work.ts'
import { Database } from '../../simulation/database.ts'
import { Transaction } from '../../simulation/transaction.ts'
import { batch, reference, workOf } from '../../simulation/deps.ts'
import { createRandom } from '../../simulation/scheduler.ts'
import { manifest, RAIL_MRNS, STATIONS } from '../../support/rail.ts'
import { declaration, entry, exit, registration, release } from '../../support/road.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')

/** A hub's core over a store in memory that counts what is read of the held: bodies asked for, and bodies decoded. */
function core() {
  const random = createRandom(1)
  const read = { bodies: 0, decoded: 0 }
  const database = new Database()
  const deps = {
    ...batch,
    reference,
    now: NOW,
    random: (count: number) => random.bytes(count),
    decodeStored: (body: Buffer, contentType: string): Message => {
      read.decoded += 1
      return batch.decodeStored(body, contentType)
    },
  }
  const committer = createCommitter({
    commit: async (work) => {
      const tx = new Transaction(database, async () => undefined)
      const asked = tx.messages.bind(tx)
      tx.messages = (keys) => {
        read.bodies += keys.length
        return asked(keys)
      }
      try {
        const done = await work(tx)
        tx.commit()
        return done
      } finally {
        tx.end()
      }
    },
    run: (tx, works) => runBatch(tx, works, deps),
    committed: () => undefined,
    failed: (reason) => {
      throw new Error(reason)
    },
    limits: { maxBatch: 500, maxPending: 10_000 },
  })
  const work = (message: Message, replies = false): AskedWork => workOf(message, encodeJson(message), NOW, replies)
  return {
    database,
    read,
    send: (...messages: readonly Message[]) => Promise.all(messages.map((one) => committer.submit(work(one)))),
    sendOverAmqp: (message: Message) => committer.submit(work(message, true)),
  }
}

const exits = (count: number): Message[] => Array.from({ length: count }, () => exit())
const bytesOf = ({ database }: ReturnType<typeof core>) => [database.leaves.length, database.messages.size]

let hub: ReturnType<typeof core>
beforeEach(() => {
  hub = core()
})

describe('an event on a movement that holds much', () => {
  beforeEach(() => hub.send(...exits(100)))

  test('reads none of it when it sets nothing free', async () => {
    expect(await hub.send(exit(), registration(), declaration(), exit())).toMatchObject([
      { kind: 'accepted' },
      { kind: 'accepted' },
      { kind: 'accepted' },
      { kind: 'accepted' },
    ])
    expect(hub.read).toEqual({ bodies: 0, decoded: 0 })
  })

  test('reads all of it when it sets it free, also in one batch with the declaration', async () => {
    await hub.send(registration(), declaration(), release())
    expect(hub.read).toEqual({ bodies: 100, decoded: 100 })
    expect(hub.database.leaves.filter(({ kind }) => kind === 'effect')).toHaveLength(100)
  })
})

describe('more messages of one party than may wait on one movement', () => {
  beforeEach(() => hub.send(...exits(HELD_MAX)))

  test('are answered 429 with a time to try again, and nothing is stored of them', async () => {
    const before = bytesOf(hub)
    const [answer] = await hub.send(exit())
    expect(answer).toMatchObject({ kind: 'refused', httpStatus: 429, code: 'quota', retryAfterSeconds: 600 })
    expect(bytesOf(hub)).toEqual(before)
  })

  test('do not keep back what came with them, of others or of the same party', async () => {
    const answers = await hub.send(exit(), entry(), exit({ mrn: '26TGLFW100000124J2' }), exit())
    expect(answers.map((one) => (one.kind === 'refused' ? one.httpStatus : one.httpStatus))).toEqual([
      429, 202, 202, 429,
    ])
  })

  test('are told to a sender over AMQP by a technical error, under no id', async () => {
    expect(await hub.sendOverAmqp(exit())).toMatchObject({ kind: 'refused', httpStatus: 429 })
    const made = [...hub.database.messages.values()].filter(({ type }) => type === 'technical-error')
    expect(made).toHaveLength(1)
  })

  test('are taken under the same id once the declaration has come and the goods are released', async () => {
    const late = exit()
    expect(await hub.send(late)).toMatchObject([{ httpStatus: 429 }])
    await hub.send(registration(), declaration(), release())
    expect(await hub.send(late)).toMatchObject([{ kind: 'accepted', httpStatus: 202 }])
  })
})

test('a report that would have too much wait for its reporter is answered 429 as a whole', async () => {
  const report = () => manifest('pass', STATIONS.exit, [{ number: 'W-1', mrns: [RAIL_MRNS[0]] }])
  for (let sent = 0; sent < HELD_MAX; sent += 1) await hub.send(report())
  const before = bytesOf(hub)
  expect(await hub.send(report())).toMatchObject([{ httpStatus: 429, code: 'quota' }])
  expect(bytesOf(hub)).toEqual(before)
})
