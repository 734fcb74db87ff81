import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import type { Message } from '../../src/generated/types.ts'
import { migrate } from '../../src/store/migrate.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, registered, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { manifest, railDeclaration, STATIONS } from '../support/rail.ts'

/** Those that changed the form of documents. */
const MIGRATIONS = ['027-documents-carry-a-version.sql', '028-declared-movements.sql']
const LOT = { id: 'LOT-7', index: 1, of: 2 }
type Document = Record<string, unknown>
/** A post that is no office of destination: goods that end there are referred to departure. */
const POST = 'BFDAK001'
type Open = { procedure: string; enquiry?: unknown; diversion?: unknown; by?: unknown }

let hub: TestHub
let moving: string
let arrived: string
let unmatched: string

async function post(by: string, sent: Message): Promise<void> {
  const { status, bytes } = await hub.post(hub.party(by), sent)
  if (status !== 202) throw new Error(`${sent.type}: ${status} ${bytes.toString('utf8')}`)
}

/** One movement that is stopped and looked for, one that has arrived where it should not, one that is known by a fact only; and a train. */
async function play(): Promise<void> {
  moving = m.newMrn()
  await post('TG', m.declaration(moving, await registered(hub, '1000000'), '100000', { body: { lot: LOT } }))
  await post('TG', m.release(moving))
  const alert = { action: 'stop', reason: 'risk' } as const
  await post('BF', message('alert', customs('BF'), alert, { mrn: moving }))
  const asked = {
    stage: 'office',
    asked: 'BF',
    office: 'BFOUA001',
    respondBy: '2027-01-10T12:00:00Z',
    question: 'Where?',
  }
  await post('TG', message('enquiry-request', customs('TG'), asked as never, { mrn: moving }))
  arrived = (await released(hub)).mrn
  await post('BF', m.arrival(arrived, { body: { office: POST } }))
  unmatched = m.newMrn()
  await post('TG', m.exitNotice(unmatched))
  const onTrain = m.newMrn('CI')
  await post('CI', railDeclaration(onTrain, ['W-1'], { lrn: onTrain }))
  await post('CI/sitarail', manifest('depart', STATIONS.departure, [{ number: 'W-1', mrns: [onTrain] }]))
}

/** A movement's document before what comes with the declaration and with the release were members of their own. */
function inSecondForm(document: Document): Document {
  const { declared, released, ...members } = document
  const nothing = { nationalRefs: [] }
  return { ...members, ...((declared ?? nothing) as Document), ...((released ?? {}) as Document), documentVersion: 2 }
}

/** And as hubs wrote it before documents had a version. */
function inFirstForm(document: Document): Document {
  const { open, documentVersion: _, ...members } = inSecondForm(document)
  const opened = open as Open[]
  const { office, occurredAt } = (members['arrival'] ?? {}) as Document
  return {
    ...members,
    held: (members['held'] as Document[]).map((one) => ({ leg: -1, ...one })),
    procedures: opened.map(({ procedure }) => procedure),
    ...Object.fromEntries(
      opened.flatMap(({ enquiry, diversion, by }) =>
        Object.entries({ enquiry, diversion, stoppedBy: by }).filter(([, value]) => value !== undefined),
      ),
    ),
    ...(members['arrival'] === undefined ? {} : { arrivedAt: occurredAt, arrivedOffice: office }),
  }
}

/** Documents of guarantees and trains have had the same members ever since; only their number has changed. */
const numbered =
  (documentVersion?: number) =>
  (document: Document): Document => {
    const { documentVersion: _, ...members } = document
    return documentVersion === undefined ? members : { ...members, documentVersion }
  }

type Stored = Map<string, Document>
const TABLES = { movements: 'mrn', guarantees: 'grn', trains: 'number' } as const

async function stored(pool: pg.Pool, table: keyof typeof TABLES): Promise<Stored> {
  const { rows } = await pool.query<{ key: string; doc: string }>(
    `select ${TABLES[table]} as key, doc::text as doc from ${table}`,
  )
  return new Map(rows.map(({ key, doc }) => [key, JSON.parse(doc) as Document]))
}

type Form = { version: number; movement: (document: Document) => Document; other: (document: Document) => Document }
const FIRST: Form = { version: 1, movement: inFirstForm, other: numbered() }
const SECOND: Form = { version: 2, movement: inSecondForm, other: numbered(2) }

async function goBack(pool: pg.Pool, { movement, other }: Form): Promise<void> {
  for (const table of ['movements', 'guarantees', 'trains'] as const) {
    const form = table === 'movements' ? movement : other
    for (const [key, document] of await stored(pool, table)) {
      await pool.query(`update ${table} set doc = $2 where ${TABLES[table]} = $1`, [
        key,
        JSON.stringify(form(document)),
      ])
    }
  }
}

/** As if the migrations that have changed the form since had never been applied. */
async function undo(pool: pg.Pool, undone: readonly string[]): Promise<void> {
  await pool.query(`create index movements_lot on movements ((doc->'lot'->>'id')) where doc->'lot'->>'id' is not null`)
  await pool.query('delete from migrations where name = any($1::text[])', [undone])
}

async function storedEverywhere(pool: pg.Pool): Promise<Record<keyof typeof TABLES, Stored>> {
  return {
    movements: await stored(pool, 'movements'),
    guarantees: await stored(pool, 'guarantees'),
    trains: await stored(pool, 'trains'),
  }
}

const audited = async (): Promise<string[]> => {
  const { findings, counts } = await auditPool(hub.pool, undefined)
  expect(counts.movements).toBe(4)
  return findings.map(breachText)
}

beforeAll(async () => {
  hub = await startTestHub()
  await play()
})
afterAll(() => hub?.stop())

describe('a database whose documents are of an earlier form', () => {
  test.each([
    [SECOND, MIGRATIONS.slice(1)],
    [FIRST, MIGRATIONS],
  ])(
    'is not read before it is migrated, and its leaves give the same movements as ever after it: $version',
    async (form, undone) => {
      const before = await storedEverywhere(hub.pool)
      expect(await audited()).toEqual([])
      await goBack(hub.pool, form)
      await expect(auditPool(hub.pool, undefined)).rejects.toThrow(`version ${form.version}`)
      await undo(hub.pool, undone)
      expect(await migrate(hub.pool)).toEqual(undone)
      for (const one of Object.values(before)) expect(one.size).toBeGreaterThan(0)
      expect(await storedEverywhere(hub.pool)).toEqual(before)
      expect(await audited()).toEqual([])
    },
  )

  test('is one as hubs wrote it', async () => {
    const { movements } = await storedEverywhere(hub.pool)
    const [stopped, gone, fact] = [moving, arrived, unmatched].map((mrn) => movements.get(mrn) ?? {})
    expect(stopped).toMatchObject({
      declared: { regime: 'isrt', lot: LOT },
      released: { controlResult: { code: 'A2' } },
    })
    expect(inSecondForm(stopped!)).toMatchObject({ regime: 'isrt', lot: LOT, controlResult: { code: 'A2' } })
    expect(inFirstForm(stopped!)).toMatchObject({
      procedures: ['stop', 'enquiry'],
      stoppedBy: ['BF'],
      enquiry: { asked: 'BF' },
    })
    expect(inFirstForm(gone!)).toMatchObject({
      procedures: ['diversion'],
      diversion: { office: POST },
      arrivedOffice: POST,
    })
    expect(fact).not.toHaveProperty('declared')
    expect(inSecondForm(fact!)).toMatchObject({ state: 'none', nationalRefs: [] })
  })

  test('finds its lots by the column', async () => {
    expect((await hub.get(`/v1/movements?lot=${LOT.id}`)).body).toMatchObject({ items: [{ mrn: moving }] })
    expect((await hub.get('/v1/movements?lot=LOT-8')).body).toMatchObject({ items: [] })
  })

  test('goes on as if nothing had been: the stop is lifted, the diversion answered, the unmatched declared', async () => {
    await post('BF', message('alert', customs('BF'), { action: 'lift', reason: 'risk' }, { mrn: moving }))
    expect(await movementOf(hub, moving)).toMatchObject({ procedures: ['enquiry'] })
    const answer = { outcome: 'accepted', office: POST } as const
    await post('TG', message('diversion-response', customs('TG'), answer, { mrn: arrived }))
    expect(await movementOf(hub, arrived)).toMatchObject({ procedures: [], destination: { office: POST } })
    const grn = m.newGrn()
    await post('TG/fonds-garantie', m.registration(grn, '1000000'))
    await post('TG', m.declaration(unmatched, grn, '1000'))
    expect(await audited()).toEqual([])
  })
})
