import { expect, test } from 'vitest'
import { encodeJson } from '../../../src/codec/index.ts'
import { partyKeyOf } from '../../../src/domain/values/party.ts'
import type { AvailabilityNotice } from '../../../src/generated/types.ts'
import { runBatch } from '../../../src/pipeline/batch.ts'
import type { ClosureWork, WorkResult, Work } from '../../../src/pipeline/work.ts'
import { Database } from '../../simulation/database.ts'
import { Transaction } from '../../simulation/transaction.ts'
import { batch, reference, workOf } from '../../simulation/deps.ts'
import { createRandom } from '../../simulation/scheduler.ts'
import { customs, message } from '../../support/procedures.ts'
import { declaration, entry, MRN, registration, release } from '../../support/road.ts'
import { asMrn } from '../../support/identifiers.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const random = createRandom(2)

async function run(database: Database, works: readonly Work[]): Promise<WorkResult[]> {
  const tx = new Transaction(database, async () => undefined)
  const deps = { ...batch, reference, random: (count: number) => random.bytes(count), now: NOW }
  const done = await runBatch(tx, works, deps)
  tx.commit()
  tx.end()
  return done
}

/** A hub with a movement on its way to Burkina Faso, the border of which closes. */
async function closing(): Promise<{ database: Database; work: ClosureWork }> {
  const database = new Database()
  const notice: AvailabilityNotice = message('availability-notice', customs('BF'), {
    scope: 'office',
    office: 'BFCNK001',
    state: 'closed',
    from: '2026-06-01T12:00:00Z',
    manualProcedure: false,
  })
  for (const one of [registration(), declaration(), release()]) {
    await run(database, [workOf(one, encodeJson(one), NOW)])
  }
  const key = { sender: partyKeyOf(notice.sender), id: notice.id }
  return {
    database,
    work: { kind: 'closure', key: undefined, mrn: asMrn(MRN), notice: { key, message: notice, receivedAt: NOW } },
  }
}

const alerts = (database: Database): number =>
  [...database.outbox.values()].filter(({ type, receiver }) => type === 'alert' && receiver === 'TG').length

test('a movement is told of a closure once, whoever comes with it again, in the same batch or a later one', async () => {
  const { database, work } = await closing()
  expect(await run(database, [work, work])).toEqual([{ kind: 'fired' }, { kind: 'fired' }])
  expect(alerts(database)).toBe(1)
  expect(await run(database, [work])).toEqual([{ kind: 'fired' }])
  expect(alerts(database)).toBe(1)
})

test('a movement that has passed since it was looked up is told of nothing, nor is one that does not exist', async () => {
  const { database, work } = await closing()
  const passed = entry()
  const works = [workOf(passed, encodeJson(passed), NOW), work, { ...work, mrn: asMrn('26TGLFW100000124J2') }]
  expect((await run(database, works)).map(({ kind }) => kind)).toEqual(['accepted', 'fired', 'fired'])
  expect(alerts(database)).toBe(0)
})
