import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testVault } from '../support/body-key.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { formatAmount } from '../../src/domain/values/money.ts'
import type { SeenBy, Viewer } from '../../src/ports/viewer.ts'
import { createPool } from '../../src/store/pool.ts'
import { createReadPool, type ReadPool } from '../../src/store/read-pool.ts'
import { createReads } from '../../src/store/reads/index.ts'
import { READER_ROLE } from '../../src/store/roles.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { asGrn, asMrn, asOffice, asParty } from '../support/identifiers.ts'
import { type Travelled, travelRoutes } from '../support/routes.ts'

const OPERATOR: Viewer = { kind: 'all' }

/** Who the database believes is reading. */
const SEEN_BY: Record<string, SeenBy> = {
  'customs of BF': { kind: 'party', key: asParty('BF'), role: 'customs' },
  'customs of NE': { kind: 'party', key: asParty('NE'), role: 'customs' },
  'customs of no route': { kind: 'party', key: asParty('GM'), role: 'customs' },
  'a guarantor of nothing': { kind: 'party', key: asParty('CI/cci'), role: 'guarantor' },
  'a principal': { kind: 'party', key: asParty('TG/sahel-transit'), role: 'principal' },
  'an officer': {
    kind: 'officer',
    key: asParty('BF'),
    offices: ['BFCNK001', 'BFDAK001', 'BFNIA001', 'BFKAN001', 'BFPOR001'].map(asOffice),
  },
  'an officer without an office': { kind: 'officer', key: asParty('BF'), offices: [] },
  nobody: { kind: 'nobody' },
}

/** Found by, and no more: that there is such a movement. See the decision on the second belt. */
const FINDING = [
  'movement_parties',
  'movement_facets',
  'movement_identifiers',
  'movement_numbers',
  'movement_number_blocks',
  'movement_number_parts',
  'movement_marks',
  'guarantee_parties',
  'movement_places',
  'leaf_places',
]

/** Reference data, the public part of the log, and how far statistics have counted. */
const OPEN = (
  'agreements authorisations codelist_items contribution_tables countries offices outages parties rates ' +
  'reference_version log_head log_nodes statistics_progress'
).split(' ')
const VIEWS =
  'viewer_movements viewer_leaves viewer_sent viewer_guarantees outbox doubled_movements attestations body_frames destructions'.split(
    ' ',
  )

/** Seen by whoever may see anything of the guarantee: which of its lines are whose, the statements themselves ask. */
const BY_GUARANTEE = ['guarantee_lines', 'guarantee_entries']

/** trust.md I1: the statements' own filters are switched off, by asking as an operator or as the owner of what is asked for. */
describe('row-level security, with every filter of the application switched off', () => {
  let hub: TestHub
  let readPool: ReadPool
  let canceller: ReturnType<typeof createPool>
  let reads: ReturnType<typeof createReads>
  let travelled: Travelled[]
  beforeAll(async () => {
    hub = await startTestHub()
    travelled = await travelRoutes(hub, 7, 12)
    const connection = { connectionString: hub.config.databaseUrl, onError: () => undefined }
    canceller = createPool({ ...connection, max: 1 })
    readPool = createReadPool({ ...connection, max: 3, statementTimeoutMs: 60_000, timers: processTimers }, canceller)
    const told = {
      vault: testVault,
      format: formatAmount,
      due: () => 0,
      now: () => Date.now(),
      ofHub: readPool.ofHub,
    }
    reads = createReads(readPool.queries, told)
  })
  afterAll(async () => {
    await readPool?.end()
    await canceller?.end()
    await hub?.stop()
  })

  const as = <T>(seenBy: SeenBy, work: () => Promise<T>): Promise<T> =>
    readPool.reading.during({ gone: new AbortController().signal, seenBy }, work)

  const isOf = (seenBy: SeenBy) => {
    const concerns = ({ countries, named, offices }: Travelled): boolean => {
      if (seenBy.kind === 'party') return [...countries, ...named].includes(seenBy.key)
      if (seenBy.kind !== 'officer') return false
      return countries.includes(seenBy.key) && seenBy.offices.some((office) => offices.includes(office))
    }
    return { own: travelled.filter(concerns), others: travelled.filter((one) => !concerns(one)) }
  }

  const ofReader = async (): Promise<{ name: string; bound: boolean; columns: string[] }[]> => {
    const { rows } = await hub.pool.query<{ name: string; bound: boolean; columns: string[] }>(
      `select c.relname as name, c.relrowsecurity as bound,
         (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0) as columns
       from pg_class c where c.relkind in ('r', 'p', 'v') and c.relnamespace = current_schema()::regnamespace
         and has_table_privilege('${READER_ROLE}', c.oid, 'select') order by 1`,
    )
    return rows
  }

  it('has a world in which some see something, and none of those all', () => {
    for (const name of ['customs of BF', 'customs of NE', 'a principal', 'an officer']) {
      const { own, others } = isOf(SEEN_BY[name] ?? { kind: 'nobody' })
      expect([name, own.length > 0, others.length > 0]).toEqual([name, true, true])
    }
  })

  it('lets nobody read what has no policy, but reference data and that by which movements are found', async () => {
    const without = (await ofReader()).filter(({ bound }) => !bound).map(({ name }) => name)
    expect(without).toEqual(
      [
        ...FINDING,
        ...OPEN,
        // Views: of what the viewer has to do with, with the rights of who reads, or of a mark and a pseudonym alone.
        ...VIEWS,
      ].toSorted(),
    )
  })

  it('lets the reader write nothing, and read no token, person or key', async () => {
    for (const sql of [
      'select * from tokens',
      'select * from people',
      'select * from operator_acts for update',
      `delete from movements`,
      `insert into movement_parties values ('GM', 'X')`,
    ]) {
      const refused = as(OPERATOR, () => readPool.queries.query(sql))
      await expect(refused, sql).rejects.toMatchObject({ code: expect.stringMatching(/42501|25006/) as string })
    }
  })

  it('shows nothing of anything outside of a request', async () => {
    for (const { name } of (await ofReader()).filter(({ bound }) => bound)) {
      const { rows } = await readPool.queries.query<{ n: number }>(`select count(*)::int as n from ${name}`)
      expect([name, rows[0]?.n]).toEqual([name, 0])
    }
  })

  it.each(Object.keys(SEEN_BY))('%s gets no row of another movement from any table with a policy', async (name) => {
    const seenBy = SEEN_BY[name] ?? { kind: 'nobody' }
    const { own, others } = isOf(seenBy)
    const wrong: string[] = []
    let movements: number | undefined
    const onGuarantee = seenBy.kind === 'party' && own.length > 0
    const tables = (await ofReader()).filter(
      (one) => !FINDING.includes(one.name) && !(onGuarantee && BY_GUARANTEE.includes(one.name)),
    )
    for (const table of tables) {
      const { rows } = await as(seenBy, () =>
        readPool.queries.query<{ line: string; bytes: string }>(
          `select t::text as line, ${table.columns.includes('body') ? `encode(t.body, 'escape')` : `''`} as bytes from ${table.name} t`,
        ),
      )
      const text = rows.map(({ line, bytes }) => `${line} ${bytes}`).join('\n')
      for (const { mrn, secret } of others)
        if (text.includes(mrn) || text.includes(secret)) wrong.push(`${table.name}: ${mrn}`)
      if (table.name === 'movements') movements = rows.length
    }
    expect([wrong, movements]).toEqual([[], own.length])
  })

  it.each(Object.keys(SEEN_BY))('%s asks as an operator, and sees its own movements only', async (name) => {
    const seenBy = SEEN_BY[name] ?? { kind: 'nobody' }
    const { own, others } = isOf(seenBy)
    const list = await as(seenBy, () => reads.movements(OPERATOR, {}, { limit: 200 }))
    expect(list.items.map(({ mrn }) => mrn).toSorted()).toEqual(own.map(({ mrn }) => mrn).toSorted())
    for (const { mrn, id, countries, grn } of others) {
      const sender = asParty(countries[0] ?? '')
      const itself: Viewer = { kind: 'party', key: sender, role: 'customs' }
      const of = asMrn(mrn)
      const all = await as(seenBy, async () => [
        await reads.movement(OPERATOR, of),
        await reads.timeline(OPERATOR, of, { limit: 10 }),
        await reads.declarations(itself, of, { limit: 10 }),
        await reads.document(itself, of),
        await reads.message(OPERATOR, sender, id),
        await reads.body(itself, sender, id),
        await reads.content(itself, sender, id),
        await reads.receipt(itself, sender, id),
        own.length > 0 ? undefined : await reads.guarantee(OPERATOR, asGrn(grn), { limit: 10 }),
      ])
      expect(all.map((one) => one === undefined)).toEqual(all.map(() => true))
    }
  })

  it('an operator who asks as a party for its bytes gets none, and words only where words are asked for', async () => {
    const [one] = travelled
    if (one === undefined) throw new Error('nothing travelled')
    const sender = asParty(one.countries[0] ?? '')
    const itself: Viewer = { kind: 'party', key: sender, role: 'customs' }
    const body = (seenBy: SeenBy) => as(seenBy, () => reads.body(itself, sender, one.id))
    expect(await body(OPERATOR)).toBeUndefined()
    const read = await body(itself)
    expect(read !== undefined && 'body' in read ? read.body.toString() : undefined).toContain(one.secret)
    const reading = await as({ kind: 'all', purpose: 'reading' }, () => reads.content(OPERATOR, sender, one.id))
    expect(reading).toMatchObject({ whole: false })
  })
})
