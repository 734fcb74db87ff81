import { beforeEach, expect, test } from 'vitest'
import { encodeJson } from '../../../src/codec/index.ts'
import type { Message } from '../../../src/generated/types.ts'
import { runBatch } from '../../../src/pipeline/batch.ts'
import { keyText } from '../../../src/domain/values/party.ts'
import type { LogHead } from '../../../src/ports/commit.ts'
import { Frontier, leafHash } from '../../../src/trust/log.ts'
import { verifyReceipt } from '../../../src/trust/receipt.ts'
import { Database } from '../../simulation/database.ts'
import { batch, reference, verifier, workOf } from '../../simulation/deps.ts'
import { createRandom } from '../../simulation/scheduler.ts'
import { Transaction } from '../../simulation/transaction.ts'
import { expectWholeLog } from '../../simulation/whole-log.ts'
import { declaration, exit, registration, release } from '../../support/road.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const random = createRandom(1)

let signed = 0
beforeEach(() => {
  signed = 0
})
const counting = {
  ...batch.signer,
  key: {
    sign: (bytes: Buffer) => {
      signed += 1
      return batch.signer.key.sign(bytes)
    },
  },
}

/** A transaction that expects this head, and notes how much was signed by the time it gave the true one. */
class Expecting extends Transaction {
  readonly #expected: LogHead | undefined
  signedBefore = 0

  constructor(database: Database, expected: LogHead | undefined) {
    super(database, async () => undefined)
    this.#expected = expected
  }

  override expectedHead(): LogHead | undefined {
    return this.#expected
  }

  override async lockHead(): Promise<LogHead> {
    const head = await super.lockHead()
    // After everything else that is ready to run.
    await new Promise((resolve) => setImmediate(resolve))
    this.signedBefore = signed
    return head
  }
}

async function send(database: Database, message: Message, expected: LogHead | undefined, replies = true) {
  const tx = new Expecting(database, expected)
  const work = workOf(message, encodeJson(message), NOW, replies)
  const deps = { ...batch, signer: counting, reference, now: NOW, random: (count: number) => random.bytes(count) }
  const [done] = await runBatch(tx, [work], deps)
  tx.commit()
  tx.end()
  if (done?.kind !== 'accepted') throw new Error('not accepted')
  return { tx, done }
}

/** Of a movement that was released. */
async function released(): Promise<Database> {
  const database = new Database()
  for (const one of [registration(), declaration(), release()]) await send(database, one, undefined)
  signed = 0
  return database
}

test.each<[string, (head: LogHead) => LogHead]>([
  ['that is shorter', ({ size }) => ({ size: size - 1n, frontier: frontierOf(size - 1n) })],
  ['that is longer', ({ size }) => ({ size: size + 4n, frontier: frontierOf(size + 4n) })],
  ['as long, of other leaves', ({ size }) => ({ size, frontier: frontierOf(size) })],
])('what was sealed for a head %s than the one found is thrown away, and made again', async (_, expected) => {
  const database = await released()
  const before = database.leaves.length
  const { tx, done } = await send(database, exit(), expected(database.head))
  expect([tx.signedBefore > 0, signed]).toEqual([true, 2 * tx.signedBefore])
  const receipt = verifyReceipt({ bytes: done.receipt, signature: done.receiptSignature }, verifier)
  expect(receipt).toMatchObject({ ok: true, receipt: { logIndex: before } })
  expectWholeLog(database)
})

test('what was sealed for the head that is found stands, and nothing is signed under the head’s lock', async () => {
  const database = await released()
  const { tx, done } = await send(database, exit(), database.head)
  expect(signed).toBe(tx.signedBefore)
  const kept = [...database.outbox.values()].filter(({ logIndex }) => logIndex >= BigInt(database.leaves.length - 2))
  expect(kept.length).toBeGreaterThan(0)
  for (const { seal, key } of kept) {
    const body = database.bodies.get(keyText(key))?.body ?? Buffer.alloc(0)
    expect(verifier.verifySeal(body, seal)).toMatchObject({ ok: true, content: key })
  }
  expect(verifyReceipt({ bytes: done.receipt, signature: done.receiptSignature }, verifier).ok).toBe(true)
  expectWholeLog(database)
})

test('where no head is expected, nothing is signed before it is found', async () => {
  const database = await released()
  const { tx } = await send(database, exit(), undefined)
  expect([tx.signedBefore, signed > 0]).toEqual([0, true])
  expectWholeLog(database)
})

test('a repeat over AMQP of what came by HTTP gets the acknowledgement it has not had, whatever head is expected', async () => {
  const database = await released()
  const message = exit()
  await send(database, message, undefined, false)
  const before = database.leaves.length
  await send(database, message, database.head)
  expect(database.leaves.slice(before)).toMatchObject([{ kind: 'made' }])
  const made = [...database.outbox.values()].filter(({ logIndex }) => logIndex === BigInt(before))
  expect(made).toMatchObject([{ type: 'acknowledgement', receiver: 'TG' }])
  expectWholeLog(database)
})

/** Of leaves that are nobody's. */
const frontierOf = (size: bigint): Buffer =>
  Frontier.empty()
    .append(Array.from({ length: Number(size) }, (_, at) => leafHash(Buffer.from(`another leaf ${at}`))))
    .toBytes()
