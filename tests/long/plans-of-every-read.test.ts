import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeAll, type Closers } from '../../src/compose/closers.ts'
import { openCore } from '../../src/compose/core.ts'
import { createCourier, schedulerOf } from '../../src/compose/courier.ts'
import { startServer } from '../../src/compose/edge.ts'
import { createPipeline } from '../../src/compose/pipeline.ts'
import { queryParameters } from '../../src/generated/query-parameters.ts'
import { ACCESS, NARROWED } from '../../src/http/access.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createPool, LONG_ANSWER_WITHIN_MS } from '../../src/store/pool.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { packNext } from '../../src/store/search/pack.ts'
import { fill } from '../../tools/fill/fill.ts'
import { planFor } from '../../tools/fill/plan.ts'
import { createFillWorld } from '../../tools/fill/world.ts'
import { freshDatabase, type FreshDatabase } from '../support/database.ts'
import { testConfig } from '../support/hub.ts'
import { asOffice, asParty } from '../support/identifiers.ts'
import { multiply } from '../support/multiplied.ts'
import { partiesByAgreement } from '../support/parties-by-agreement.ts'
import { principalOfMany } from '../support/principal-of-many.ts'
import { samplesOf } from '../support/plan-samples.ts'
import { type Asked, noteStatements, workOf } from '../support/plans.ts'
import { OPEN_GATE } from '../support/open-gate.ts'

/**
 * What every read over HTTP asks of a database that has twenty thousand movements: each route, as each kind of caller, with
 * each of its parameters. No statement may read a table from end to end that grows with movements, messages or the log, nor
 * look at more rows than some thousand, however many there are. Routes and parameters come from the tables of the product: what is
 * new is asked here by itself, and a parameter without a value to try fails the test.
 */

const MOVEMENTS = 1_000
/** So that what looks at all of something shows, whatever else it looks at. */
const COPIES = 20
const LIMIT = 10
/**
 * Rows that one statement may look at: a page is looked for among two thousand, each with what is beside it; a range of an
 * index is looked through whole where it has twelve thousand rows at most.
 */
const ROWS = 13_000

/**
 * Tables that do not grow with movements, messages or the log: people, participants and their keys are few, and what is
 * unanswered is counted by reason and user. Every other
 * one does, one of tomorrow too.
 */
const SMALL = new Set(
  (
    'parties broker_users certificates tokens countries offices agreements reference_version codelist_items leases log_head rates ' +
    'contribution_tables partner_agreements outages closures authorisations migrations registry_changes unanswered officers witness_keys statistics_progress'
  ).split(' '),
)

/** What is not bounded yet, and why. Exact: what has become so is taken out, or the test fails. */
const NOT_YET: Readonly<Record<string, string>> = {
  'GET /metrics': 'counts what is open, which is all that this table holds',
  'GET /v1/queues': 'the last 500 deliveries of each party, by which its rate is told',
  'GET /v1/attention': 'asks the queues, for those of which somebody has to look after',
  'GET /v1/events': 'as the queues',
  'GET /v1/events ?topics': 'as the queues',
  'GET /v1/events ?office': 'as the queues',
}

let database: FreshDatabase
let folder: string
let url: string
let client: pg.Client
let samples: Map<string, string>
const closers: Closers = []
const notes = noteStatements()

beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  folder = await mkdtemp(join(tmpdir(), 'corridor-plans-'))
  const pool = createPool({
    connectionString: database.url,
    max: 2,
    onError: () => undefined,
    answerWithinMs: LONG_ANSWER_WITHIN_MS,
  })
  await migrate(pool)
  const world = await createFillWorld(pool, folder, planFor(MOVEMENTS, 2, Date.now()))
  await fill({ databaseUrl: database.url, ...world })
  const write = createRegistryWriter(pool)
  const officer = { kind: 'officer', partyKey: asParty('BF'), offices: [asOffice('BFOUA001')] } as const
  await write.addToken({ ...officer, token: TOKENS.officer, name: 'officer' })
  await write.addToken({ token: TOKENS.operator, kind: 'operator', name: 'operator' })
  await write.addToken({ token: TOKENS.auditor, kind: 'auditor', name: 'auditor' })
  await pool.query(`update parties set channel = 'inbox' where key = 'NE'`)
  await partiesByAgreement(pool, { partner: TOKENS.partner, payment: TOKENS['payment system'] })
  samples = await samplesOf(pool)
  await multiply(pool, COPIES)
  await principalOfMany(pool, TOKENS.principal)
  while (await packNext(pool));
  await peopleAndWitnesses(pool)
  await pool.query('vacuum analyze')
  await pool.end()
  url = await startEdge(world.files)
  const headers = { authorization: `Bearer ${TOKENS.officer}` }
  const awaited = await fetch(`${url}/v1/offices/BFOUA001/expected`, { headers })
  samples.set('since', ((await awaited.json()) as { cursor: string }).cursor)
}, 900_000)
afterAll(async () => {
  notes.end()
  await client.end()
  await closeAll(closers)
  await Promise.all([database.drop(), rm(folder, { recursive: true })])
})

/** What the filler makes none of: decisions for two persons, numbers printed in advance, cosignatures; as many of each as of movements. */
async function peopleAndWitnesses(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into approvals (sender, id, mrn, type, office, author, asked_at, asked_index, timer, state)
     select 'BF', gen_random_uuid(), mrn, 'discharge', case n % 3 when 0 then 'BFOUA001' else 'BFDAK001' end, 'officer-17', now(), n, 1,
       case n % 2 when 0 then 'asked' else 'lapsed' end
     from (select mrn, row_number() over () n from movements) m`,
  )
  await pool.query(
    `insert into provisional_numbers (number, country, office, issued_at, issued_by, reason)
     select 'PBF26' || lpad(n::text, 8, '0') || 'A', 'BF', case n % 2 when 0 then 'BFOUA001' else 'BFDAK001' end, now(), 'BF', 'a pad'
     from generate_series(1, $1::int) n`,
    [2 * ROWS],
  )
  await pool.query(
    `insert into provisional_matches (number, mrn)
     select p.number, m.mrn from (select number, row_number() over () n from provisional_numbers) p
     join (select mrn, row_number() over () n from movements) m on m.n = p.n`,
  )
  await pool.query(
    `insert into cosignatures (size, public_key, party, checkpoint, seconds, signature)
     select n, decode(repeat('11', 32), 'hex'), 'BF', 'corridor/log', n, decode(repeat('22', 64), 'hex')
     from generate_series(1, $1::int) n`,
    [2 * ROWS],
  )
}

const TOKENS = {
  customs: 'token-of-bf',
  'customs with an inbox': 'token-of-ne',
  guarantor: 'token-of-tg-fonds-garantie',
  principal: 'token-of-a-principal',
  partner: 'token-of-a-partner',
  'payment system': 'token-of-a-payment-system',
  officer: 'token-of-an-officer',
  operator: 'token-of-an-operator',
  auditor: 'token-of-an-auditor',
} as const

/** The real edge over the filled database; without broker, relay and scheduler at work, which would ask beside it. */
async function startEdge(files: { hubKey: string; hubCertificate: string; trustCa: string }): Promise<string> {
  const hub = { key: files.hubKey, certificate: files.hubCertificate }
  // The filler seals bodies with its hub's key, as a hub does that is told no other.
  const pki = { folder, hub, ca: files.trustCa, bodyKey: files.hubKey }
  const nowhere = { amqpUrl: 'amqp://127.0.0.1:1', amqpManagementUrl: 'http://127.0.0.1:1' }
  const config = testConfig(database.url, nowhere, pki as Parameters<typeof testConfig>[2])
  const core = await openCore(config, { log: pino({ level: 'silent' }) }, closers)
  const { broker, committer } = createCourier(core)
  const scheduler = schedulerOf(core, committer)
  const handle = createPipeline(core, committer)
  const parts = { broker, committer, scheduler, handle, health: { last: () => [] }, gate: OPEN_GATE }
  return startServer(core, parts, {}, closers)
}

const refused: string[] = []

/** Values that nothing has: what looks at all of something to find nothing shows only by them. */
const NOTHING: Readonly<Record<string, string>> = {
  office: 'ZZ999999',
  regime: 'tir',
  lot: 'NO SUCH LOT',
  reference: 'NO SUCH REFERENCE',
  vehicle: 'NO SUCH VEHICLE',
  q: 'NO SUCH NUMBER',
  party: 'CV',
  corridor: 'CV-ML',
  seal: 'NO SUCH SEAL',
  dueBefore: '1999-01-01T00:00:00Z',
  updatedSince: '2099-01-01T00:00:00Z',
  state: 'not-released',
  country: 'CV',
}

type Case = { readonly name: string; readonly path: string; readonly token: string | undefined }

/** Every read as every caller who may call it: without parameters, and with each of them. */
function cases(): Case[] {
  return Object.entries(ACCESS).flatMap(([route, access]): Case[] => {
    const [method, pattern = ''] = route.split(' ')
    // Outside a sandbox there is no such route.
    if (method !== 'GET' || pattern.includes('/sandbox/')) return []
    const path = pattern.replaceAll(/:[a-z]+|\*/g, (name) => sampleOf(name, route))
    const parameters = Object.keys(queryParameters[route] ?? {})
    const page = parameters.includes('limit') ? [`limit=${LIMIT}`] : []
    const asked = parameters
      .filter((name) => name !== 'limit' && name !== 'cursor')
      .flatMap((name) => {
        const nothing = route === 'GET /v1/movements' ? NOTHING[name] : undefined
        const values = [sampleOf(name, route), ...(nothing === undefined ? [] : [nothing])]
        return values.map((value) => [name, `${name}=${encodeURIComponent(value)}`] as const)
      })
    const required = asked.filter(([name]) => REQUIRED.has(`${route} ${name}`)).map(([, value]) => value)
    const queries = [['', ''] as const, ...asked].map(([name, value]) => ({
      name: name === '' ? route : `${route} ?${name}`,
      query: [...new Set([...required, value, ...besides(name, route), ...page])]
        .filter((part) => part !== '')
        .join('&'),
    }))
    const callers = Object.entries(TOKENS).filter(([caller]) => access !== 'public' && access.includes(kindOf(caller)))
    const tokens = access === 'public' ? [undefined] : callers.map(([, token]) => token)
    return queries.flatMap(({ name, query }) => tokens.map((token) => ({ name, path: `${path}?${query}`, token })))
  })
}

/** What a parameter is asked with, where it says nothing alone. */
const besides = (name: string, route: string): string[] =>
  route === 'GET /v1/statistics/contributions' && name === 'guarantor' ? [`month=${sampleOf('month', route)}`] : []

/** Parameters without which a route refuses. */
const REQUIRED = new Set([
  'GET /v1/payments/reconciliation day',
  'GET /v1/payments/reconciliation system',
  'GET /v1/follow-up/:mrn code',
  'GET /v1/risk/signals mrn',
  'GET /v1/log/consistency from',
  'GET /v1/messages/:id sender',
  'GET /v1/messages/:id/body sender',
  'GET /v1/messages/:id/reading sender',
  'GET /v1/messages/:id/receipt sender',
])

/** A party that names another guarantor than itself is refused. */
const ONLY_OWN = 'GET /v1/statistics/contributions ?guarantor'

/** What is an office's is shown to its own customs, not to those of another country. */
const OWN_OFFICE: ReadonlySet<string> = new Set([
  'GET /v1/offices/:code/provisional',
  'GET /v1/offices/:code/expected',
  'GET /v1/offices/:code/todo',
])

const routeOf = (name: string): string => name.split(' ?', 1)[0] ?? ''

const kindOf = (caller: string) =>
  caller === 'officer' || caller === 'operator' || caller === 'auditor' ? caller : ('party' as const)

function sampleOf(name: string, route: string): string {
  const sample = samples.get(`${route} ${name}`) ?? samples.get(name)
  if (sample === undefined) throw new Error(`${route}: there is no value to try for ${name}`)
  return sample
}

/** What a request asks of the database. An event stream is left as soon as it has begun. */
async function askedBy({ name, path, token }: Case): Promise<Asked[]> {
  notes.asked.length = 0
  const ended = new AbortController()
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const answer = await fetch(`${url}${path}`, { headers, redirect: 'manual', signal: ended.signal })
  if (path.startsWith('/v1/events')) ended.abort()
  else await answer.arrayBuffer()
  // A value that is refused asks nothing of the database, and so would hide what it is for.
  const refusedRightly =
    (name === ONLY_OWN && token?.includes('fonds-garantie') === false) ||
    (OWN_OFFICE.has(routeOf(name)) && token === TOKENS['customs with an inbox']) ||
    // A partner reads by agreement, and nothing else.
    (token === TOKENS.partner && NARROWED[routeOf(name)]?.roles?.includes('partner') !== true) ||
    // Not for every party or officer that the kind lets in.
    (answer.status === 403 && NARROWED[routeOf(name)] !== undefined)
  if ([400, 401, 403, 500].includes(answer.status) && !refusedRightly) refused.push(`${answer.status} ${name}: ${path}`)
  return notes.asked.filter(({ text }) => /^\s*(select|with|update|insert|delete)\b/i.test(text))
}

test('no read looks at more than its page, whoever asks for whatever', async () => {
  const found = new Map<string, string>()
  let statements = 0
  const known = new Set<string>()
  for (const one of cases()) {
    // Once is enough; what it does for the next caller is as much work again.
    if (found.has(one.name)) continue
    for (const asked of await askedBy(one)) {
      const text = `${one.name} ${JSON.stringify(asked, (_, value) => (typeof value === 'bigint' ? String(value) : value))}`
      if (known.has(text) || asked.text.includes('pg_cancel_backend')) continue
      known.add(text)
      statements += 1
      const { rows, scanned } = await workOf(client, asked)
      const large = scanned.filter((table) => !SMALL.has(table))
      if (rows <= ROWS && large.length === 0) continue
      const what = `${Math.round(rows)} rows${large.length === 0 ? '' : `, all of ${large.join(', ')}`}`
      found.set(one.name, `${what}: ${asked.text.replaceAll(/\s+/g, ' ').slice(0, 300)}`)
    }
  }
  expect(refused).toEqual([])
  expect(statements).toBeGreaterThan(200)
  const unexpected = [...found].filter(([name]) => NOT_YET[name] === undefined)
  expect(unexpected).toEqual([])
  expect(Object.keys(NOT_YET).filter((name) => !found.has(name))).toEqual([])
}, 900_000)
