import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { performOver } from '../../src/compose/registry-acts.ts'
import { pinGrown } from '../../src/store/reference/pin-grown.ts'
import { testVault } from '../support/body-key.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import { operate } from '../support/operator.ts'
import { asSuperuser, createTestWitness, registerWitness, type TestWitness } from '../support/witness.ts'

const DAY = 24 * 3_600_000

let hub: TestHub
let witness: TestWitness
beforeAll(async () => {
  hub = await startTestHub()
  witness = await createTestWitness()
  await registered(hub, '1000')
})
afterAll(async () => {
  witness?.remove()
  await hub?.stop()
})

const found = async (): Promise<string[]> => (await auditPool(hub.pool, undefined, testVault)).findings.map(breachText)
const period = (days: number) =>
  operate(hub, 'PUT', '/v1/retention?reason=the+law', { items: [{ country: 'TG', validFrom: '2026-01-01', days }] })

test('before anybody has acted on the registry, the audit has nothing to hold its tables against', async () => {
  const report = await auditPool(hub.pool, undefined, testVault)
  expect([report.findings, report.counts.tables]).toEqual([[], 0])
})

test('what the hub knows of a day is pinned by an act of its own, once, and only where something was added', async () => {
  const pinned = (days: number) => pinGrown(performOver(hub.pool), new Date(Date.now() + days * DAY))
  // An act, which pins what there is.
  await registerWitness(hub.url, 'BF', witness.publicKey)
  expect(await pinned(1)).toBe(false)
  expect((await witness.look(hub.url)).code).toBe(0)
  expect(await pinned(0)).toBe(false)
  expect(await pinned(1)).toBe(true)
  expect((await witness.look(hub.url)).code).toBe(0)
  expect(await pinned(1)).toBe(false)
  expect(await pinned(2.1)).toBe(true)
  expect(await found()).toEqual([])
})

test('a cosignature that was taken away is missed, although no leaf names it', async () => {
  const { rows } = await hub.pool.query<{ size: string }>('select size from cosignatures order by size')
  expect(rows).toHaveLength(2)
  await asSuperuser(hub.pool, 'create table kept_aside as select * from cosignatures', 'delete from cosignatures')
  expect(await found()).toEqual([expect.stringMatching(/table cosignatures is not now what it was after this act/)])
  await asSuperuser(
    hub.pool,
    'insert into cosignatures overriding system value select * from kept_aside',
    'drop table kept_aside',
  )
  expect(await found()).toEqual([])
})

test('a table changed past all acts is found at once, and the next act does not make it good', async () => {
  await period(3653)
  expect(await found()).toEqual([])
  await asSuperuser(hub.pool, `update offices set data = replace(data::text, 'Cinkass', 'Kincass')::json`)
  const changed = /table offices is not (now|before leaf \d+) what it was after this act, and no act has changed it/
  expect(await found()).toEqual([expect.stringMatching(changed)])
  await period(4000)
  expect(await found()).toEqual([expect.stringMatching(changed)])
})
