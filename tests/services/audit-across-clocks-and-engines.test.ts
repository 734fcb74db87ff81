import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { ENGINE } from '../../src/generated/engine.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { testVault } from '../support/body-key.ts'

const MINUTE = 60_000

let hub: TestHub
/** How many readings of the clock are left until it steps, and by how much. */
let step = { after: Number.POSITIVE_INFINITY, by: 0 }
const stepping = (): Date => {
  step = { ...step, after: step.after - 1 }
  return new Date(Date.now() + (step.after < 0 ? step.by : 0))
}

beforeAll(async () => {
  hub = await startTestHub({ now: stepping })
})
afterAll(() => hub?.stop())

const audited = async () => {
  const { findings, notCompared } = await auditPool(hub.pool, undefined, testVault)
  return { findings: findings.map(breachText), notCompared }
}

test('a message refused for its time is refused again by the reading it was refused by, although the clock stepped before the commit', async () => {
  const grn = m.newGrn()
  const mrn = m.newMrn()
  await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, '100000'))
  await hub.post(hub.party('TG'), m.declaration(mrn, grn, '1000'))
  const early = m.exitNotice(mrn, { occurredAt: new Date(Date.now() + 30 * MINUTE).toISOString() })
  // The readings that follow the first one find the time an hour later: by those the message would be in order.
  step = { after: 1, by: 60 * MINUTE }
  const refused = await hub.post(hub.party('TG'), early)
  step = { after: Number.POSITIVE_INFINITY, by: 0 }
  expect(refused.status).toBe(422)
  const { rows } = await hub.pool.query<{ record: string }>(
    `select record from log_leaves where kind = 'refusal' order by log_index desc limit 1`,
  )
  const record = JSON.parse(rows[0]?.record ?? '{}') as { receivedAt: string; decidedAt: string }
  expect(Date.parse(record.decidedAt) - Date.parse(record.receivedAt)).toBeGreaterThan(30 * MINUTE)
  expect((await audited()).findings).toEqual([])
})

test('every leaf names the engine that decided it', async () => {
  const { rows } = await hub.pool.query<{ record: string }>('select record from log_leaves')
  const engines = rows.map(({ record }) => (JSON.parse(record) as { engine?: number }).engine)
  expect(new Set(engines)).toEqual(new Set([ENGINE]))
})

test('what another engine has decided is counted and not decided again, and its effects are applied all the same', async () => {
  // Only the number is changed, so the tree no longer fits; every other check must stay content.
  await hub.pool.query('alter table log_leaves disable trigger user')
  await hub.pool.query(`update log_leaves set record = replace(record, '"engine":${ENGINE}', '"engine":${ENGINE + 1}')`)
  const { findings, notCompared } = await audited()
  expect(findings.filter((text) => !text.startsWith('I6'))).toEqual([])
  expect(notCompared['decisions: decided by an engine of another number']).toBeGreaterThan(0)
  expect(notCompared['refusals: decided by an engine of another number']).toBe(1)
})
