import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { systemClock } from '../../src/compose/clocks.ts'
import { examineHub } from '../../src/compose/doctor/hub.ts'
import { startHub } from '../../src/compose/hub.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { openVaults } from '../../src/compose/vault.ts'
import type { BodyVault } from '../../src/ports/body-vault.ts'
import { adoptVault, rewrapNext } from '../../src/store/wrapping-key.ts'
import { environmentOf } from '../support/doctor.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'

const folder = mkdtempSync(join(tmpdir(), 'corridor-keys-'))
const coming = join(folder, 'coming.key')
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
writeFileSync(coming, privateKey.export({ type: 'pkcs8', format: 'pem' }))

const OPERATOR = { headers: { authorization: 'Bearer token-of-operator' } }

let hub: TestHub
let former: string
/** As hubs are started before the exchange, and after it. */
let before: readonly [BodyVault, ...BodyVault[]]
let after: readonly [BodyVault, ...BodyVault[]]
let alone: readonly [BodyVault, ...BodyVault[]]
const movements: string[] = []

beforeAll(async () => {
  hub = await startTestHub({ config: { bodyKeyAlso: coming } })
  former = hub.config.bodyKey
  before = await openVaults({ bodyKey: former, bodyKeyAlso: coming })
  after = await openVaults({ bodyKey: coming, bodyKeyAlso: former })
  alone = await openVaults({ bodyKey: coming })
  for (let count = 0; count < 3; count += 1) await declared()
  await hub.pool.query('update movement_keys set wrapped = null, destroyed_index = 0 where mrn = $1', [movements[0]])
})
afterAll(async () => {
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A movement more, by the hub that was started before the exchange. */
async function declared(): Promise<string> {
  const mrn = m.newMrn()
  const answer = await hub.post(hub.party('TG'), m.declaration(mrn, await registered(hub, '1000000'), '1000'))
  if (answer.status !== 202) throw new Error(answer.bytes.toString('utf8'))
  movements.push(mrn)
  return mrn
}

/** What every body says by its wrapped key, by these vaults; those that cannot be opened by their error. */
async function bodies(vault: BodyVault): Promise<Map<string, string>> {
  const { rows } = await hub.pool.query<{ message: string; frame: Buffer | null }>(
    'select message, frame from body_frames order by message',
  )
  return new Map(rows.map(({ message, frame }) => [message, frame === null ? 'destroyed' : opened(vault, frame)]))
}
function opened(vault: BodyVault, frame: Buffer): string {
  try {
    return vault.open(frame).toString('utf8')
  } catch (error) {
    return (error as Error).message
  }
}

const left = async (): Promise<number> => {
  const { rows } = await hub.pool.query<{ left: number }>(
    `select ((select count(*) from movement_keys where substr(wrapped, 1, 4) <> $1)
       + (select count(*) from message_keys where substr(wrapped, 1, 4) <> $1))::int as left`,
    [after[0].id],
  )
  return rows[0]?.left ?? -1
}
const all = async (vault: BodyVault, pool = hub.pool): Promise<void> => {
  while (await rewrapNext(pool, vault));
}
const bodyKeyCheck = async (keys: Record<string, string>) =>
  (
    await examineHub(
      { ...environmentOf(hub.config), CORRIDOR_PORT: new URL(hub.url).port, ...keys },
      { now: () => systemClock.now(), timers: processTimers },
    )
  ).find(({ check }) => check === 'body-key')
const metric = async (): Promise<string | undefined> =>
  /^corridor_data_keys_left \d+$/m.exec(await (await fetch(`${hub.url}/metrics`, OPERATOR)).text())?.[0]

describe('before it', () => {
  test('a hub that has the coming key alone does not start, and nothing is written under it', async () => {
    await expect(adoptVault(hub.pool, alone)).rejects.toThrow(/sealed under another key: CORRIDOR_BODY_KEY/)
    const [movement] = movements.slice(1)
    for (const wrapped of [after[0].newKey(), before[0].newKey()])
      await expect(
        hub.pool.query('update movement_keys set wrapped = $1 where mrn = $2', [wrapped, movement]),
      ).rejects.toThrow(/kept as it is/)
  })

  test('one that has it as the second opens what it wraps, and wraps nothing with it', async () => {
    expect((await adoptVault(hub.pool, before)).id.equals(before[0].id)).toBe(true)
    const wrapped = alone[0].newKey()
    const frame = Buffer.concat([Buffer.of(1), wrapped, alone[0].seal(wrapped, Buffer.from('new'))])
    expect(opened(before[0], frame)).toBe('new')
    expect(await rewrapNext(hub.pool, before[0])).toBe(false)
  })
})

describe('from then on', () => {
  test('the first hub that is started with it makes it the key of the database; one with old settings seals with it, too', async () => {
    expect((await adoptVault(hub.pool, after)).id.equals(after[0].id)).toBe(true)
    expect((await adoptVault(hub.pool, before)).id.equals(after[0].id)).toBe(true)
    expect((await adoptVault(hub.pool, after)).id.equals(after[0].id)).toBe(true)
    await expect(adoptVault(hub.pool, alone)).rejects.toThrow(/former key: CORRIDOR_BODY_KEY_ALSO/)
    const formerAlone = await openVaults({ bodyKey: former })
    await expect(adoptVault(hub.pool, formerAlone)).rejects.toThrow(/sealed under another key/)
  })

  test('doctor and metrics say how many data keys are left, and by which names the keys go', async () => {
    const count = await left()
    expect(count).toBeGreaterThan(4)
    expect(await metric()).toBe(`corridor_data_keys_left ${count}`)
    expect(await bodyKeyCheck({ CORRIDOR_BODY_KEY: coming, CORRIDOR_BODY_KEY_ALSO: former })).toMatchObject({
      state: 'warning',
      cause: 'body-keys-left',
      words: { value: String(count) },
      about: [after[0], before[0]].map(({ id }) => id.toString('hex')).join(', '),
    })
    expect(await bodyKeyCheck({ CORRIDOR_BODY_KEY: coming, CORRIDOR_BODY_KEY_ALSO: '' })).toMatchObject({
      state: 'failed',
      cause: 'body-key-unusable',
    })
    await expect(auditPool(hub.pool, undefined, alone[0])).rejects.toThrow(/former key/)
  })

  test('whatever dies while keys are wrapped anew, every body is opened by both, and what is destroyed stays so', async () => {
    const said = await bodies(after[0])
    expect([...said.values()].filter((text) => text.includes('another key'))).toEqual([])
    expect([...said.values()]).toContain('destroyed')
    const standing: { died: string; left: number }[] = []
    for (let statements = 1; standing.at(-1)?.died !== 'nowhere'; statements += 1) {
      const died = await all(after[0], dyingAfter(hub.pool, statements)).then(
        () => 'nowhere',
        (error: Error) => error.message,
      )
      expect(await bodies(after[0])).toEqual(said)
      expect(await bodies(before[0])).toEqual(said)
      standing.push({ died, left: await left() })
    }
    expect([...new Set(standing.map(({ died }) => died))]).toEqual(['killed', 'nowhere'])
    // Before anything was wrapped anew, half way, and after all.
    expect(new Set(standing.map((one) => one.left)).size).toBeGreaterThan(2)
    expect(await left()).toBe(0)
    expect(await metric()).toBe('corridor_data_keys_left 0')
    expect(await bodies(alone[0])).toEqual(said)
  })

  test('a hub that was not started anew goes on, is noticed by what it wraps, and what it did is wrapped anew', async () => {
    const mrn = await declared()
    expect(await left()).toBeGreaterThan(0)
    expect(await bodyKeyCheck({ CORRIDOR_BODY_KEY: coming, CORRIDOR_BODY_KEY_ALSO: former })).toMatchObject({
      cause: 'body-keys-left',
    })
    await expect(adoptVault(hub.pool, alone)).rejects.toThrow(/former key/)
    expect(await rewrapNext(hub.pool, after[0])).toBe(false)
    await adoptVault(hub.pool, after)
    await all(after[0])
    expect(await left()).toBe(0)
    const answer = await hub.post(hub.party('TG'), m.release(mrn))
    expect(answer.status).toBe(202)
  })

  test('without the former key a hub starts, and everything still verifies', async () => {
    await all(after[0])
    await adoptVault(hub.pool, after)
    await all(after[0])
    const other = await startHub(
      { ...hub.config, bodyKey: coming, bodyKeyAlso: undefined },
      { log: pino({ level: 'silent' }) },
    )
    try {
      const grn = await registered(hub, '1000000')
      const response = await fetch(`${other.url}/v1/movements/${movements[1]}`, OPERATOR)
      expect([response.status, grn === '']).toEqual([200, false])
    } finally {
      await other.stop()
    }
    const { findings } = await auditPool(hub.pool, undefined, after[0])
    // The key that this test took away without an act of the log.
    expect(findings.map(breachText).filter((text) => !text.includes(movements[0] ?? ''))).toEqual([])
  })
})

/** A pool whose connections die at their so-many-th statement. */
function dyingAfter(pool: Pool, statements: number): Pool {
  let count = 0
  const dying = (client: PoolClient): PoolClient =>
    new Proxy(client, {
      get(target, name) {
        if (name !== 'query') {
          const member: unknown = Reflect.get(target, name)
          return typeof member === 'function' ? (member as () => unknown).bind(target) : member
        }
        return (...args: Parameters<PoolClient['query']>) => {
          count += 1
          const [text] = args as unknown as [string]
          if (count > statements && text !== 'rollback') return Promise.reject(new Error('killed'))
          return target.query(...args)
        }
      },
    })
  return { connect: async () => dying(await pool.connect()) } as unknown as Pool
}
