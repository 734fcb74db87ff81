import { expect, test } from 'vitest'
import { encodeJson } from '../../../src/codec/index.ts'
import type { Message } from '../../../src/generated/types.ts'
import { runBatch } from '../../../src/pipeline/batch.ts'
import type { StateWrites } from '../../../src/ports/commit.ts'
import { createRandom } from '../../simulation/scheduler.ts'
import { Database } from '../../simulation/database.ts'
import { Transaction } from '../../simulation/transaction.ts'
import { batch, reference, workOf } from '../../simulation/deps.ts'
import { arrival, declaration, exit, MRN, registration, release } from '../../support/road.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const random = createRandom(1)

/** The movements that a message gives a follow-up code. */
async function coded(database: Database, message: Message): Promise<string[]> {
  const given: string[] = []
  class Noting extends Transaction {
    override writeState(writes: StateWrites): Promise<void> {
      given.push(...writes.followUpCodes.map(({ mrn }) => mrn))
      return super.writeState(writes)
    }
  }
  const tx = new Noting(database, async () => undefined)
  const deps = { ...batch, reference, random: (count: number) => random.bytes(count), now: NOW }
  await runBatch(tx, [workOf(message, encodeJson(message), NOW)], deps)
  tx.commit()
  tx.end()
  return given
}

test('a movement gets its follow-up code with its release and with nothing else', async () => {
  const database = new Database()
  const said = [registration(), declaration(), release(), exit(), arrival()]
  const given: string[][] = []
  for (const message of said) given.push(await coded(database, message))
  expect(given).toEqual([[], [], [MRN], [], []])
})
