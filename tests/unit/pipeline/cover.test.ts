import { expect, test } from 'vitest'
import { encodeJson } from '../../../src/codec/index.ts'
import type { Message } from '../../../src/generated/types.ts'
import { runBatch } from '../../../src/pipeline/batch.ts'
import { createCommitter } from '../../../src/pipeline/commit.ts'
import { Overtaken } from '../../../src/pipeline/overtaken.ts'
import type { WorkResult } from '../../../src/pipeline/work.ts'
import { Database } from '../../simulation/database.ts'
import { Transaction } from '../../simulation/transaction.ts'
import { batch, reference, workOf } from '../../simulation/deps.ts'
import { createRandom } from '../../simulation/scheduler.ts'
import { amendment, securedBy } from '../../support/procedures.ts'
import { declaration, GRN, MRN, registration, release } from '../../support/road.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const random = createRandom(1)
const work = (message: Message) => workOf(message, encodeJson(message), NOW)
const limit = (amount: string, action: 'register' | 'update' = 'update') =>
  registration({ body: { action, limit: { amount, currency: 'XOF' } } })

/** The messages in one batch and one transaction. */
async function send(tx: Transaction, ...messages: Message[]): Promise<WorkResult[]> {
  const deps = { ...batch, reference, random: (count: number) => random.bytes(count), now: NOW }
  const answers = await runBatch(tx, messages.map(work), deps)
  tx.commit()
  tx.end()
  return answers
}
const transaction = (database: Database): Transaction => new Transaction(database, async () => undefined)
const stored = (database: Database): string => database.movements.get(MRN) ?? ''

async function underway(): Promise<Database> {
  const database = new Database()
  const declared = declaration({ body: { guarantees: securedBy('40') } })
  for (const one of [limit('100', 'register'), declared, release()]) await send(transaction(database), one)
  return database
}

test('a movement that waits for room is found, covered and told of, in the transaction that raises the limit', async () => {
  const database = await underway()
  await send(transaction(database), amendment(2, { guarantees: securedBy('150') }))
  expect(stored(database)).toContain('underSecured')
  const before = database.leaves.length
  await send(transaction(database), limit('150'))
  expect(database.guarantees.get(GRN)).toMatchObject({ available: 0n, inUse: 150n })
  expect(stored(database)).not.toContain('underSecured')
  expect(stored(database)).not.toContain('short:')
  const kinds = database.leaves.slice(before).map(({ kind, key }) => `${kind} ${key?.sender}`)
  expect(kinds).toEqual(expect.arrayContaining(['message TG/fonds-garantie', 'message ZZ', 'made ZZ']))
})

test('one that begins to wait in the same batch is covered as well', async () => {
  const database = await underway()
  await send(transaction(database), amendment(2, { guarantees: securedBy('150') }), limit('150'))
  expect(database.guarantees.get(GRN)).toMatchObject({ available: 0n, inUse: 150n })
})

test('one that began to wait between the look and the lock is not forgotten: the batch is run again', async () => {
  const database = await underway()
  await send(transaction(database), amendment(2, { guarantees: securedBy('150') }))
  const tx = transaction(database)
  const look = tx.movementsMarked.bind(tx)
  let looks = 0
  // What stood there a moment before: the amendment is committed after the first look for those that wait.
  tx.movementsMarked = async (marks) => (marks.length > 0 && looks++ === 0 ? new Map() : look(marks))
  await expect(send(tx, limit('150'))).rejects.toThrow(Overtaken)
  expect(looks).toBe(2)
  tx.end()
  expect(database.guarantees.get(GRN)).toMatchObject({ limit: 100n })
  await send(transaction(database), limit('150'))
  expect(stored(database)).not.toContain('underSecured')
})

test('a batch that was overtaken is run again as it is, a few times, and then answered by what is wrong', async () => {
  const committer = (overtaken: number) => {
    let runs = 0
    const failures: string[] = []
    const committing = createCommitter({
      commit: (run) => run(transaction(new Database())),
      run: async (_, works) => {
        runs += 1
        if (runs <= overtaken) throw new Overtaken()
        return works.map(() => ({ kind: 'fired' }) as WorkResult)
      },
      committed: () => undefined,
      failed: (reason) => failures.push(reason),
      limits: { maxBatch: 8, maxPending: 8 },
    })
    return { answer: committing.submit(work(limit('1'))), runs: () => runs, failures }
  }
  const once = committer(2)
  await once.answer
  expect([once.runs(), once.failures]).toEqual([3, []])
  const always = committer(99)
  expect(await always.answer).toMatchObject({ httpStatus: 503 })
  expect([always.runs(), always.failures.length]).toEqual([4, 1])
})
