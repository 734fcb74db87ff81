import { expect, test } from 'vitest'
import { encodeJson } from '../../../src/codec/index.ts'
import type { Movement } from '../../../src/domain/model/movement.ts'
import type { Message } from '../../../src/generated/types.ts'
import { runBatch } from '../../../src/pipeline/batch.ts'
import type { StateWrites } from '../../../src/ports/commit.ts'
import { createRandom } from '../../simulation/scheduler.ts'
import { Database } from '../../simulation/database.ts'
import { Transaction } from '../../simulation/transaction.ts'
import { batch, reference, workOf } from '../../simulation/deps.ts'
import { declaration, MRN, registration } from '../../support/road.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const OTHER = '26TGLFW100000201J1'
const random = createRandom(1)

/** The movements that a batch of messages has written, as they are after it. */
async function batchOf(database: Database, messages: readonly Message[]): Promise<readonly Movement[]> {
  let written: readonly Movement[] = []
  class Noting extends Transaction {
    override writeState(writes: StateWrites): Promise<void> {
      written = writes.movements
      return super.writeState(writes)
    }
  }
  const tx = new Noting(database, async () => undefined)
  const deps = { ...batch, reference, random: (count: number) => random.bytes(count), now: NOW }
  const works = messages.map((message) => workOf(message, encodeJson(message), NOW))
  await runBatch(tx, works, deps)
  tx.commit()
  tx.end()
  return written
}

test('a declaration looks like one that came just before it in the same batch', async () => {
  const database = new Database()
  await batchOf(database, [registration()])
  const [nationalRefs, again] = ['D 451', 'd-451'].map((text) => [{ country: 'TG', reference: text }])
  const guarantees = declaration().body.guarantees.map((one) => ({ ...one, amount: { amount: '1', currency: 'XOF' } }))
  const body = { nationalRefs: nationalRefs ?? [], guarantees }
  const movements = await batchOf(database, [
    declaration({ body }),
    declaration({ mrn: OTHER, body: { ...body, nationalRefs: again ?? [], lrn: 'ANOTHER' } }),
  ])
  expect(movements.map(({ mrn, doubles }) => [mrn, doubles])).toEqual([
    [MRN, undefined],
    [OTHER, [MRN]],
  ])
})
