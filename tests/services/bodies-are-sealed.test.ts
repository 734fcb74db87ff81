import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHub } from '../../src/compose/hub.ts'
import { createCommit } from '../../src/store/commit.ts'
import { createPool } from '../../src/store/pool.ts'
import { HUB_ROLE } from '../../src/store/roles.ts'
import type { Mrn } from '../../src/domain/values/identifiers.ts'
import type { StateWrites } from '../../src/ports/commit.ts'
import { testVault } from '../support/body-key.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { asMrn, asParty } from '../support/identifiers.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'

let hub: TestHub
let mrn: string
let sent: Buffer
let id: string

beforeAll(async () => {
  hub = await startTestHub()
  const grn = await registered(hub, '1000000')
  mrn = m.newMrn()
  const declaration = m.declaration(mrn, grn, '1000')
  sent = Buffer.from(JSON.stringify(declaration))
  id = declaration.id
  for (const [message, bytes] of [
    [declaration, sent],
    [m.release(mrn), undefined],
  ] as const) {
    const answer = await hub.post(hub.party('TG'), message, bytes === undefined ? {} : { bytes })
    if (answer.status !== 202) throw new Error(answer.bytes.toString('utf8'))
  }
})
afterAll(() => hub?.stop())

const keyRow = async (of: string) =>
  (await hub.pool.query<{ wrapped: Buffer | null }>('select wrapped from movement_keys where mrn = $1', [of])).rows[0]

describe('whoever has the database alone', () => {
  test('reads in no body what a message said', async () => {
    const { rows } = await hub.pool.query<{ sealed: boolean; found: boolean }>(
      'select sealed, position($1::bytea in body) > 0 as found from bodies',
      [Buffer.from(m.plateOf(mrn))],
    )
    expect(sent.includes(m.plateOf(mrn))).toBe(true)
    expect(rows.length).toBeGreaterThan(4)
    expect(rows.filter(({ sealed, found }) => !sealed || found)).toEqual([])
  })

  test('finds every message of a movement under one key, and any other under its own', async () => {
    const { rows } = await hub.pool.query<{ mrn: string | null; own: boolean; bodies: number }>(
      `select b.mrn, o.message is not null as own, count(*)::int as bodies from bodies b
       left join message_keys o on o.message = b.message group by 1, 2`,
    )
    expect(rows.filter((row) => (row.mrn === null) !== row.own)).toEqual([])
    expect(rows.find((row) => row.mrn === mrn)?.bodies).toBeGreaterThan(2)
    expect((await hub.pool.query('select 1 from movement_keys where mrn = $1', [mrn])).rowCount).toBe(1)
  })

  test('cannot give a key back, take one away, or say of one that is there that it was destroyed', async () => {
    for (const sql of [
      `delete from movement_keys where mrn = '${mrn}'`,
      `update movement_keys set wrapped = '\\x00' where mrn = '${mrn}'`,
      `update movement_keys set mrn = 'other' where mrn = '${mrn}'`,
    ])
      await expect(hub.pool.query(sql), sql).rejects.toThrow(/kept as it is until it is destroyed/)
    await expect(hub.pool.query(`update movement_keys set destroyed_index = 1 where mrn = '${mrn}'`)).rejects.toThrow(
      /kept as it is/,
    )
  })
})

test('a hub changes no body that is sealed, whatever its right to seal those that are not', async () => {
  const pool = createPool({
    connectionString: hub.config.databaseUrl,
    max: 1,
    role: HUB_ROLE,
    onError: () => undefined,
  })
  try {
    const changed = await pool.query(`update bodies set body = 'other', sealed = true`)
    expect(changed.rowCount).toBe(0)
  } finally {
    await pool.end()
  }
})

test('a hub with another key does not start, and says which setting is wrong', async () => {
  const bodyKey = join(hub.pki.folder, 'other-bodies.key')
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  await writeFile(bodyKey, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const started = startHub({ ...hub.config, bodyKey }, { log: pino({ level: 'silent' }) })
  await expect(started).rejects.toThrow(/sealed under another key: CORRIDOR_BODY_KEY/)
})

test('the parties read it as it was sent', async () => {
  const response = await fetch(`${hub.url}/v1/messages/${id}/body`, {
    headers: { authorization: `Bearer ${hub.party('TG').token}` },
  })
  expect([response.status, Buffer.from(await response.arrayBuffer()).equals(sent)]).toEqual([200, true])
})

describe('a key that is destroyed', () => {
  const destroyed = m.newMrn()
  beforeAll(async () => {
    const grn = await registered(hub, '1000000')
    const answer = await hub.post(hub.party('TG'), m.declaration(destroyed, grn, '1000'))
    if (answer.status !== 202) throw new Error(answer.bytes.toString('utf8'))
  })

  test('while a commit holds it, is used for nothing more: the commit fails, and nothing is accepted and lost', async () => {
    const pool = createPool({ connectionString: hub.config.databaseUrl, max: 1, onError: () => undefined })
    const message = { sender: asParty('TG'), id: randomUUID() }
    const commit = createCommit(
      pool,
      testVault,
    )(async (tx) => {
      const { movements } = await tx.lockMovements([asMrn(destroyed)])
      const movement = movements.get(asMrn(destroyed))
      if (movement === undefined) throw new Error('the movement is gone')
      await tx.reserveIds([reservationOf(message)])
      await hub.pool.query('update movement_keys set wrapped = null, destroyed_index = 0 where mrn = $1', [destroyed])
      await tx.writeState({ ...NOTHING, bodies: [bodyOf(message, asMrn(destroyed))] })
    })
    await expect(commit).rejects.toThrow(/"sealed".*not-null/)
    expect((await hub.pool.query('select 1 from messages where id = $1', [message.id])).rowCount).toBe(0)
    await pool.end()
  })

  test('leaves nothing of its messages to be read, whose digests and receipts stay', async () => {
    expect((await keyRow(destroyed))?.wrapped).toBeNull()
    const { rows } = await hub.pool.query<{ frame: Buffer | null; digest: Buffer | null; answer: Buffer | null }>(
      `select f.frame, m.digest, o.answer from bodies b join body_frames f using (message) join messages m on m.seq = b.message
       left join outcomes o on o.message = m.seq where b.mrn = $1`,
      [destroyed],
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ frame }) => frame !== null)).toEqual([])
    expect(rows.every(({ digest }) => digest !== null)).toBe(true)
  })

  test('is not made anew for what comes later: that is sealed alone, and can be read', async () => {
    const late = m.release(destroyed)
    expect((await hub.post(hub.party('TG'), late)).status).toBe(202)
    const { rows } = await hub.pool.query<{ mrn: string | null; frame: Buffer }>(
      `select b.mrn, f.frame from messages m join bodies b on b.message = m.seq join body_frames f on f.message = m.seq
       where m.id = $1`,
      [late.id],
    )
    expect(rows.map((row) => [row.mrn, testVault.open(row.frame).includes(late.id)])).toEqual([[null, true]])
  })
})

const reservationOf = (key: { sender: ReturnType<typeof asParty>; id: string }) => ({
  key,
  digest: Buffer.alloc(32),
  type: 'alert',
  contentType: 'application/json',
  language: 'en',
  channel: 'http',
  receivedAt: new Date('2026-06-01T12:00:00Z'),
})

const bodyOf = (key: { sender: ReturnType<typeof asParty>; id: string }, of: Mrn) => ({
  key,
  body: Buffer.from('lost'),
  signature: undefined,
  salt: Buffer.alloc(32),
  mrn: of,
})

const NOTHING: StateWrites = {
  movements: [],
  declarations: [],
  visible: [],
  nationalRefs: [],
  guarantees: [],
  lines: [],
  idReservations: [],
  bodies: [],
  followUpCodes: [],
  trains: [],
  provisional: [],
  marks: { lost: [], gained: [] },
  identifiers: [],
  facets: { lost: [], gained: [] },
  guaranteeParties: [],
  timers: { stopped: [], started: [], later: [] },
  availability: [],
  closures: { changed: [], told: [] },
}
