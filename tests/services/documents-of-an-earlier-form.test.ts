import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import type { Message } from '../../src/generated/types.ts'
import { migrate } from '../../src/store/migrate.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { manifest, railDeclaration, STATIONS } from '../support/rail.ts'

const MIGRATION = '027-documents-carry-a-version.sql'
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
  moving = (await released(hub)).mrn
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

/** A movement's document as hubs wrote it before documents had a version. */
function inFirstForm(document: Document): Document {
  const { open, ...members } = unversioned(document)
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

function unversioned(document: Document): Document {
  const { documentVersion: _, ...members } = document
  return members
}

type Stored = Map<string, Document>
const TABLES = { movements: 'mrn', guarantees: 'grn', trains: 'number' } as const

async function stored(pool: pg.Pool, table: keyof typeof TABLES): Promise<Stored> {
  const { rows } = await pool.query<{ key: string; doc: string }>(
    `select ${TABLES[table]} as key, doc::text as doc from ${table}`,
  )
  return new Map(rows.map(({ key, doc }) => [key, JSON.parse(doc) as Document]))
}

async function goBack(pool: pg.Pool, table: keyof typeof TABLES, form: (document: Document) => Document) {
  for (const [key, document] of await stored(pool, table)) {
    await pool.query(`update ${table} set doc = $2 where ${TABLES[table]} = $1`, [key, JSON.stringify(form(document))])
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

describe('a database whose documents are of the first form', () => {
  let before: Record<keyof typeof TABLES, Stored>

  test('is not read before it is migrated', async () => {
    before = {
      movements: await stored(hub.pool, 'movements'),
      guarantees: await stored(hub.pool, 'guarantees'),
      trains: await stored(hub.pool, 'trains'),
    }
    expect(await audited()).toEqual([])
    await goBack(hub.pool, 'movements', inFirstForm)
    await goBack(hub.pool, 'guarantees', unversioned)
    await goBack(hub.pool, 'trains', unversioned)
    const first = await stored(hub.pool, 'movements')
    expect(first.get(moving)).toMatchObject({
      procedures: ['stop', 'enquiry'],
      stoppedBy: ['BF'],
      enquiry: { asked: 'BF' },
    })
    expect(first.get(arrived)).toMatchObject({
      procedures: ['diversion'],
      diversion: { office: POST },
      arrivedOffice: POST,
    })
    await expect(auditPool(hub.pool, undefined)).rejects.toThrow('version 1')
  })

  test('has those of this one after the migration, and its leaves give the same movements as ever', async () => {
    await hub.pool.query('delete from migrations where name = $1', [MIGRATION])
    expect(await migrate(hub.pool)).toEqual([MIGRATION])
    for (const table of ['movements', 'guarantees', 'trains'] as const) {
      expect(before[table].size).toBeGreaterThan(0)
      expect(await stored(hub.pool, table)).toEqual(before[table])
    }
    expect(await audited()).toEqual([])
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
