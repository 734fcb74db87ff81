import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { encodeJson } from '../../../src/codec/index.ts'
import type { Message } from '../../../src/generated/types.ts'
import { runBatch } from '../../../src/pipeline/batch.ts'
import type { AskedWork, WorkResult, Work } from '../../../src/pipeline/work.ts'
import { saltedDigest } from '../../../src/trust/log.ts'
import { messageDigest, verifyReceipt } from '../../../src/trust/receipt.ts'
import { Database } from '../../simulation/database.ts'
import { batch, reference, verifier, workOf } from '../../simulation/deps.ts'
import { createRandom } from '../../simulation/scheduler.ts'
import { Transaction } from '../../simulation/transaction.ts'
import { expectWholeLog, records } from '../../simulation/whole-log.ts'
import { declaration, exit, MRN, registration, release } from '../../support/road.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const random = createRandom(1)

/** One batch of these works, committed. */
async function run(database: Database, ...works: Work[]): Promise<WorkResult[]> {
  const tx = new Transaction(database, async () => undefined)
  const deps = { ...batch, reference, now: NOW, random: (count: number) => random.bytes(count) }
  const done = await runBatch(tx, works, deps)
  tx.commit()
  tx.end()
  return done
}

const workFor = (message: Message, replies = false): AskedWork => workOf(message, encodeJson(message), NOW, replies)

/** What the hub refuses of this message; without `key` it uses up no id. */
function refusalOf(message: Message, keyed: boolean, replies = false): AskedWork {
  const { received, key } = workFor(message, replies)
  const refusal = { httpStatus: 403, code: 'type-not-allowed', findings: [] } as const
  const header = keyed ? { id: message.id, type: message.type } : {}
  return { kind: 'refused', received, refusal, key: keyed ? key : undefined, header }
}

const timerWork = ({ timers }: Database): Work => {
  const [timer] = timers.values()
  if (timer === undefined) throw new Error('no timer runs')
  const { mrn, name, number } = timer
  return { kind: 'timer', key: undefined, mrn, name: name as 'T_limit', number }
}

/** A movement released, whose timers run. */
async function underway(): Promise<Database> {
  const database = new Database()
  await run(database, workFor(registration()))
  await run(database, workFor(declaration()))
  await run(database, workFor(release()))
  return database
}

test('a refusal under no id has a leaf and a row that says what was wrong, and no answer stands under an id', async () => {
  const database = new Database()
  await run(database, refusalOf(exit(), false))
  expect(database.leaves).toMatchObject([{ index: 0n, kind: 'refusal', key: undefined }])
  expect(database.refusals).toMatchObject([{ logIndex: 0n, code: 'type-not-allowed', messageId: undefined }])
  expect([database.outcomes.size, database.outbox.size]).toEqual([0, 0])
  expectWholeLog(database)
})

test('a refusal under its id is the answer that id is given for ever, and has no receipt', async () => {
  const database = new Database()
  const message = exit()
  await run(database, refusalOf(message, true))
  expect(database.leaves).toMatchObject([{ kind: 'refusal', key: { sender: 'TG', id: message.id } }])
  const [outcome] = database.outcomes.values()
  expect(outcome).toMatchObject({
    verdict: 'refused',
    status: 'type-not-allowed',
    httpStatus: 403,
    answerSignature: undefined,
  })
  expectWholeLog(database)
})

test('a refusal over AMQP is told to its sender by a message of the hub with its own leaf and seal', async () => {
  const database = new Database()
  await run(database, refusalOf(exit(), true, true))
  expect(database.leaves.map(({ kind }) => kind)).toEqual(['refusal', 'made'])
  expect([...database.outbox.values()]).toMatchObject([{ receiver: 'TG', logIndex: 1n, reported: false }])
  expectWholeLog(database)
})

test('what is accepted over HTTP has one leaf, and its receipt is verifiable with the hub’s certificate', async () => {
  const database = new Database()
  const work = workFor(exit())
  const [done] = await run(database, work)
  if (done?.kind !== 'accepted') throw new Error('not accepted')
  const verdict = verifyReceipt({ bytes: done.receipt, signature: done.receiptSignature }, verifier)
  const digest = messageDigest(work.received.bytes)
  expect(verdict).toMatchObject({ ok: true, receipt: { sender: 'TG', digest, logIndex: 0, mrn: MRN } })
  const spoilt = Buffer.from(done.receipt.toString('utf8').replace('"TG"', '"BF"'))
  expect(verifyReceipt({ bytes: spoilt, signature: done.receiptSignature }, verifier)).toMatchObject({ ok: false })
  const [outcome] = database.outcomes.values()
  expect(outcome?.answer).toEqual(done.receipt)
  expect([...database.messages.values()].map(({ type }) => type)).not.toContain('acknowledgement')
  expectWholeLog(database)
})

test('what is accepted over AMQP is acknowledged in the outbox with the very receipt that is stored', async () => {
  const database = new Database()
  const work = workFor(exit(), true)
  const [done] = await run(database, work)
  if (done?.kind !== 'accepted') throw new Error('not accepted')
  const row = [...database.outbox.values()].find(({ type }) => type === 'acknowledgement')
  expect(row).toMatchObject({ receiver: 'TG', reported: false, correlationId: work.key?.id })
  const body = database.bodies.get(`ZZ ${row?.key.id}`)?.body ?? Buffer.alloc(0)
  expect(JSON.parse(body.toString('utf8'))).toMatchObject({
    correlationId: work.key?.id,
    body: {
      receipt: done.receipt.toString('base64'),
      receiptSignature: done.receiptSignature.toString('base64'),
    },
  })
  expectWholeLog(database)
})

test('every row of the outbox carries a seal over the bytes it will send, naming its leaf and its sender', async () => {
  const database = await underway()
  await run(database, workFor(exit(), true))
  expect(database.outbox.size).toBeGreaterThan(3)
  for (const { key, logIndex, seal } of database.outbox.values()) {
    const bytes = database.bodies.get(`${key.sender} ${key.id}`)?.body ?? Buffer.alloc(0)
    const content = { logIndex: Number(logIndex), sender: key.sender, id: key.id }
    expect(verifier.verifySeal(bytes, seal)).toMatchObject({ ok: true, content })
    expect(verifier.verifySeal(Buffer.concat([bytes, Buffer.from(' ')]), seal).ok).toBe(false)
  }
})

test('a timer that fires has a leaf of its own, without a body and without an answer', async () => {
  const database = await underway()
  const before = { leaves: database.leaves.length, outcomes: database.outcomes.size }
  expect(await run(database, timerWork(database))).toEqual([{ kind: 'fired' }])
  expect(database.leaves[before.leaves]).toMatchObject({ kind: 'timer', mrn: MRN })
  expect(database.outcomes.size).toBe(before.outcomes)
  expectWholeLog(database)
})

test('one batch of many kinds takes consecutive indexes in the order of its works', async () => {
  const database = new Database()
  const works = [registration(), declaration(), release(), exit()].map((one) => workFor(one, true))
  await run(database, ...works, refusalOf(exit(), false), refusalOf(exit(), true))
  const asked = records(database).filter(({ kind }) => kind === 'message' || kind === 'refusal')
  expect(asked.map(({ kind }) => kind)).toEqual([...Array(4).fill('message'), 'refusal', 'refusal'])
  expect(asked.slice(0, 4).map(({ id }) => id)).toEqual(works.map(({ key }) => key?.id))
  expectWholeLog(database)
})

test('the log of many batches is the same tree as that of their leaves at once', async () => {
  const database = await underway()
  await run(database, workFor(exit()), refusalOf(exit(), true))
  expectWholeLog(database)
})

test('a leaf names its body by a digest salted with the body’s own salt, never by the body’s plain digest', async () => {
  const database = await underway()
  for (const leaf of records(database).filter(({ kind }) => kind === 'message' || kind === 'made')) {
    const key = database.leaves[leaf.index]?.key
    const stored = database.bodies.get(`${key?.sender} ${key?.id}`)
    if (stored === undefined) throw new Error('a leaf without a body')
    expect(stored.salt).toHaveLength(32)
    expect(leaf.bodyDigest).toBe(saltedDigest(stored.salt, stored.body))
    expect(leaf.bodyDigest).not.toContain(createHash('sha256').update(stored.body).digest('hex'))
  }
  const salts = [...database.bodies.values()].map(({ salt }) => salt.toString('hex'))
  expect(new Set(salts).size).toBe(salts.length)
})

test('no leaf holds anything of a body: no plate, no party’s name or number, no goods, no access code', async () => {
  const database = await underway()
  await run(database, workFor(exit()), refusalOf(exit(), true))
  const log = database.leaves.map(({ record }) => record).join('\n')
  for (const secret of [
    'TG 1234',
    'Sahel Transit',
    '1000123456',
    'Rice',
    'R 1/20',
    'tg-17',
    'accessCode',
    'A1B2',
    'CSQU3054383',
  ])
    expect(log).not.toContain(secret)
})
