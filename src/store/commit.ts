import type { Pool, PoolClient } from 'pg'
import { heldFrom } from '../domain/model/facets.ts'
import type { Guarantee } from '../domain/model/guarantee.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { TransitDeclaration } from '../generated/types.ts'
import type { BodyVault } from '../ports/body-vault.ts'
import {
  type Commit,
  type CommitTx,
  HeadHeld,
  type LockedMovements,
  LogWentBack,
  type StateWrites,
} from '../ports/commit.ts'
import type { HandOver } from '../ports/hand-over.ts'
import { lockParked } from './acts.ts'
import { glassActs } from './break-glass.ts'
import { allocateMrns } from './allocate.ts'
import { writeClosures } from './border-closures.ts'
import { INSERT_IDS, reserveIds, idValues, compareText, storedAnswers } from './id-reservations.ts'
import {
  guaranteeColumns,
  type GuaranteeRow,
  guaranteeFromRow,
  guaranteeToDocument,
  movementFromDocument,
  movementToDocument,
  storedLine,
} from './documents.ts'
import { BodyWrites, storedMessages } from './bodies.ts'
import { DeliveryWrites, lockReported, openOrders } from './outbox/deliveries.ts'
import { writeFacets } from './facets.ts'
import { lockHead, writeLog } from './log.ts'
import { type Heads, headsOf, type OwnCommits } from './own-commits.ts'
import { LOCK_MOVEMENTS, movementsMarked, withPartners, writeMarks } from './marks.ts'
import { writeAvailability } from './outages.ts'
import { provisionalNumbers, writeMatches } from './provisional.ts'
import { createWriter, insertInto, overRows, sameKey, watch, type Writer } from './rows.ts'
import { writeIdentifiers } from './search/numbers.ts'
import { lockSetAside } from './set-aside.ts'
import { type InsertedTrains, lockTrains, writeTrains } from './trains.ts'
import { writeTimers } from './timers.ts'
import type { Grn, Mrn } from '../domain/values/identifiers.ts'

/**
 * The commit transaction over a pool: READ COMMITTED, one lock order (architecture.md, "The commit"). A transaction that
 * throws is rolled back and the error passed on; the ids it had reserved are free again.
 *
 * Writes are not awaited one by one: they are sent as they are issued, the server runs them in that order on the one
 * connection, and the commit follows immediately. If a statement fails, the server turns the commit into a rollback, and the
 * error of that statement is thrown, whichever of those that failed because of it is told first. With a `handOver`, what it
 * grants is committed in flight, and told to it after the commit.
 */
export function createCommit(pool: Pool, vault: BodyVault, options: Omit<TransactionOptions, 'vault'> = {}): Commit {
  const transaction = createTransaction(pool, { vault, ...options })
  return (work, lockWithinMs) => transaction((tx) => work(tx), lockWithinMs)
}

/** What a transaction may have beside the database: keys of bodies, who is handed deliveries, and what this process has committed. */
export type TransactionOptions = { vault?: BodyVault; handOver?: HandOver; own?: OwnCommits }

/**
 * The same, for what writes to other tables beside, on the connection itself: after `tx.lockHead` nothing but `tx.writeLog`.
 * Without a vault no body can be read or written.
 */
export function createTransaction(pool: Pool, { vault, handOver, own }: TransactionOptions = {}) {
  return async <T>(work: (tx: CommitTx, client: PoolClient) => Promise<T>, lockWithinMs?: number): Promise<T> => {
    const client = await pool.connect()
    const { watched, failed } = watch(client)
    const write = createWriter(watched)
    const deliveries = new DeliveryWrites(write, handOver)
    const bodies = new BodyWrites(write, vault)
    const heads = headsOf(own)
    let failure: Error | undefined
    try {
      write.query('begin')
      if (lockWithinMs !== undefined) write.query(`set local lock_timeout = ${lockWithinMs}`)
      const result = await work(createTx(watched, write, { deliveries, bodies, vault, heads }), watched)
      write.query('commit')
      await write.done()
      heads.committed()
      deliveries.committed()
      return result
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      await client.query('rollback').then(
        () => (failure = undefined),
        () => undefined,
      )
      if (failure !== undefined) deliveries.unknown()
      throw error instanceof HeadHeld || error instanceof LogWentBack ? error : (failed() ?? error)
    } finally {
      // A connection whose rollback failed is in an unknown state and must not serve anyone again.
      client.release(failure)
    }
  }
}

type Parts = { deliveries: DeliveryWrites; bodies: BodyWrites; vault: BodyVault | undefined; heads: Heads }

function createTx(client: PoolClient, write: Writer, { deliveries, bodies, vault, heads }: Parts): CommitTx {
  const ghosts: Ghosts = { trains: new Map(), movements: new Set(), guarantees: new Set() }
  return {
    reserveIds: (rows) => reserveIds(client, rows),
    storedAnswers: (keys) => storedAnswers(client, keys),
    lockSetAside: (entries) => lockSetAside(client, entries),
    allocateMrns: (requests, compose, at) => allocateMrns(client, requests, compose, at),
    provisionalNumbers: (numbers) => provisionalNumbers(client, numbers),
    lockTrains: (manifests) => lockTrains(client, manifests, ghosts.trains),
    movementsMarked: (marks, limit) => movementsMarked(client, marks, limit),
    lockMovements: (mrns) => lockMovements(client, mrns, ghosts.movements, bodies),
    declarations: (mrns) => declarations(client, mrns),
    messages: (keys) => storedMessages(client, vault, keys),
    lockGuarantees: (grns, creating) => lockGuarantees(client, grns, creating, ghosts.guarantees),
    lockReported: (rows) => lockReported(client, rows),
    writeState: async (writes) => writeState(write, writes, ghosts, bodies),
    lockParked: (receiver, logIndex) => lockParked(client, receiver, logIndex),
    expectedHead: () => heads.expected(),
    lockHead: async () => heads.found(await lockHead(client)),
    openOrders: (keys) => openOrders(client, keys),
    glassActs: (key) => glassActs(client, key),
    writeLog: async (writes) => {
      heads.left(writes.head)
      writeLog(write, writes, deliveries, bodies)
    },
  }
}

const INSERT_MOVEMENTS = {
  name: 'insert movements',
  text: `insert into movements (mrn, state, doc) select mrn, 'none', '{}' from unnest($1::text[]) as t (mrn)
    on conflict do nothing returning mrn`,
}

type LockedRow = { mrn: Mrn; doc: string; sharing: string[]; keyed: boolean; wrapped: Buffer | null }

/** Every unknown MRN is inserted, then all are locked, both sorted: no two writers wait for rows the other has inserted. */
async function lockMovements(
  client: PoolClient,
  mrns: readonly Mrn[],
  ghosts: Set<string>,
  bodies: BodyWrites,
): Promise<LockedMovements> {
  if (mrns.length === 0) return { movements: new Map(), sharing: new Map() }
  const sorted = [...new Set(mrns)].sort(compareText)
  const [inserted, locked] = await Promise.all([
    client.query<{ mrn: Mrn }>({ ...INSERT_MOVEMENTS, values: [sorted] }),
    client.query<LockedRow>({ ...LOCK_MOVEMENTS, values: [sorted] }),
  ])
  for (const row of inserted.rows) ghosts.add(row.mrn)
  for (const { mrn, keyed, wrapped } of locked.rows) bodies.locked(mrn, keyed ? (wrapped ?? 'destroyed') : 'none')
  const known = locked.rows.filter(({ mrn }) => !ghosts.has(mrn))
  const movements = new Map(known.map((row) => [row.mrn, movementFromDocument(row.doc)]))
  const sharing = new Map(
    known
      .filter((row) => row.sharing.length > 0)
      .map((row) => [row.mrn, row.sharing.map(movementFromDocument)] as const),
  )
  return { movements, sharing: await withPartners(client, movements, sharing) }
}

async function declarations(
  client: PoolClient,
  mrns: readonly Mrn[],
): Promise<ReadonlyMap<Mrn, TransitDeclaration['body']>> {
  if (mrns.length === 0) return new Map()
  const result = await client.query<{ mrn: Mrn; doc: string | null }>({
    name: 'declarations',
    text: `select v.mrn, d.doc from unnest($1::text[]) as v (mrn) cross join lateral (
      select doc from declarations where mrn = v.mrn order by version desc, revision desc limit 1) d`,
    values: [[...new Set(mrns)]],
  })
  return new Map(
    // Of one whose content is destroyed nothing is known, as of one that never came.
    result.rows.flatMap(({ mrn, doc }) => (doc === null ? [] : [[mrn, JSON.parse(doc) as TransitDeclaration['body']]])),
  )
}

async function lockGuarantees(
  client: PoolClient,
  grns: readonly Grn[],
  creating: readonly Grn[],
  ghosts: Set<string>,
): Promise<ReadonlyMap<Grn, Guarantee>> {
  const sorted = [...new Set([...grns, ...creating])].sort(compareText)
  if (sorted.length === 0) return new Map()
  const [inserted, locked] = await Promise.all([
    creating.length === 0 ? { rows: [] } : insertGuarantees(client, creating),
    client.query<GuaranteeRow>({ ...LOCK_GUARANTEES, values: [sorted] }),
  ])
  for (const row of inserted.rows) ghosts.add(row.grn)
  const known = locked.rows.filter(({ grn }) => !ghosts.has(grn))
  return new Map(known.map((row) => [row.grn, guaranteeFromRow(row)]))
}

const LOCK_GUARANTEES = {
  name: 'lock guarantees',
  text: `select grn, type, state, guarantor, currency, limit_minor, available, reserved, in_use, claimed, spent, doc
    from guarantees where grn = any($1::text[]) order by grn for update`,
}

const insertGuarantees = (client: PoolClient, grns: readonly Grn[]) =>
  client.query<{ grn: Grn }>(
    `insert into guarantees (grn, type, state, guarantor, currency, limit_minor, available, reserved, in_use, claimed, spent, doc)
     select grn, '', 'none', '', '', 0, 0, 0, 0, 0, 0, '{}' from unnest($1::text[]) as t (grn)
     on conflict do nothing returning grn`,
    [[...new Set(grns)].sort(compareText)],
  )

/** Placeholder rows inserted to hold a key; deleted again unless they are written. */
type Ghosts = { trains: InsertedTrains; movements: Set<string>; guarantees: Set<string> }

function writeState(write: Writer, writes: StateWrites, ghosts: Ghosts, bodies: BodyWrites): void {
  writeTrains(write, writes.trains, ghosts.trains)
  writeMarks(write, writes.marks)
  writeMatches(write, writes.provisional)
  writeFacets(write, writes.facets)
  writeIdentifiers(write, writes.identifiers)
  updateMovements(write, writes.movements)
  writeGuarantees(write, writes)
  writeTimers(write, writes.timers)
  writeAvailability(write, writes.availability)
  writeClosures(write, writes.closures)
  insertAround(write, writes)
  write.rows(INSERT_IDS, writes.idReservations.map(idValues))
  bodies.insert(writes.bodies)
  for (const movement of writes.movements) ghosts.movements.delete(movement.mrn)
  for (const guarantee of writes.guarantees) ghosts.guarantees.delete(guarantee.grn)
  if (ghosts.movements.size > 0) {
    write.query('delete from movements where mrn = any($1::text[])', [[...ghosts.movements]])
  }
  if (ghosts.guarantees.size > 0) {
    write.query('delete from guarantees where grn = any($1::text[])', [[...ghosts.guarantees]])
  }
}

const UPDATE_MOVEMENTS = overRows(
  'update movements',
  {
    mrn: 'text',
    state: 'text',
    departure: 'text',
    destination: 'text',
    declared_at: 'timestamptz',
    limit_at: 'timestamptz',
    held: 'int',
    // keys of parties, which hold no space
    held_from: 'text',
    contributes: 'boolean',
    doc: 'text',
  },
  (rows) => `update movements m set state = v.state, departure_country = v.departure,
      destination_country = v.destination, declared_at = v.declared_at,
      limit_at = v.limit_at, held = v.held, held_from = string_to_array(v.held_from, ' '), contributes = v.contributes,
      doc = v.doc
    from ${rows} where ${sameKey('m', 'v', ['mrn'])}`,
)

function updateMovements(write: Writer, movements: readonly Movement[]): void {
  write.rows(
    UPDATE_MOVEMENTS,
    movements.map((movement) => [
      movement.mrn,
      movement.state,
      movement.declared?.departure.country ?? null,
      movement.declared?.destination.country ?? null,
      dateOf(movement.declared?.declaredAt),
      dateOf(movement.limitAt),
      movement.held.length,
      heldFrom(movement).join(' '),
      movement.contributions !== undefined,
      movementToDocument(movement),
    ]),
  )
}

const dateOf = (time: string | undefined): Date | null => (time === undefined ? null : new Date(time))

/** The rows beside a movement: its guarantee lines, declarations, parties and national references. */
function insertAround(write: Writer, writes: StateWrites): void {
  write.rows(
    UPSERT_LINES,
    writes.lines.map(storedLine).map(({ grn, mrn, line, type, state, minor, currency, conversion }) => {
      const rate = conversion === undefined ? null : JSON.stringify(conversion)
      return [grn, mrn, line, type, state, minor, currency, rate]
    }),
  )
  write.rows(
    INSERT_DECLARATIONS,
    writes.declarations.map(({ mrn, version, revision, cause, at, body }) => [
      mrn,
      version,
      revision,
      cause.sender,
      cause.id,
      cause.type,
      at,
      JSON.stringify(body),
    ]),
  )
  write.rows(
    INSERT_PARTIES,
    writes.visible.map((row) => [row.party, row.mrn]),
  )
  write.rows(
    INSERT_GUARANTEE_PARTIES,
    writes.guaranteeParties.map(({ party, grn }) => [party, grn]),
  )
  write.rows(
    INSERT_NATIONAL_REFS,
    writes.nationalRefs.map((row) => [row.country, row.reference, row.mrn]),
  )
  write.rows(
    INSERT_FOLLOW_UP_CODES,
    writes.followUpCodes.map((row) => [row.mrn, row.code]),
  )
}

const UPSERT_LINES = insertInto(
  'guarantee_lines',
  {
    grn: 'text',
    mrn: 'text',
    line: 'int',
    type: 'text',
    state: 'text',
    minor: 'numeric',
    currency: 'text',
    conversion: 'json',
  },
  `on conflict (mrn, grn, line) do update set state = excluded.state, minor = excluded.minor,
     conversion = excluded.conversion`,
)
const INSERT_DECLARATIONS = insertInto('declarations', {
  mrn: 'text',
  version: 'int',
  revision: 'int',
  cause_sender: 'text',
  cause_id: 'text',
  cause_type: 'text',
  changed_at: 'timestamptz',
  doc: 'json',
})
const INSERT_PARTIES = insertInto('movement_parties', { party_key: 'text', mrn: 'text' }, 'on conflict do nothing')
const INSERT_GUARANTEE_PARTIES = insertInto(
  'guarantee_parties',
  { party_key: 'text', grn: 'text' },
  'on conflict do nothing',
)
const INSERT_NATIONAL_REFS = insertInto(
  'national_refs',
  { country: 'text', reference: 'text', mrn: 'text' },
  'on conflict do nothing',
)
const INSERT_FOLLOW_UP_CODES = insertInto('follow_up_codes', { mrn: 'text', code: 'text' }, 'on conflict do nothing')

const UPDATE_GUARANTEES = overRows(
  'update guarantees',
  {
    grn: 'text',
    type: 'text',
    state: 'text',
    guarantor: 'text',
    currency: 'text',
    limit_minor: 'numeric',
    available: 'numeric',
    reserved: 'numeric',
    in_use: 'numeric',
    claimed: 'numeric',
    spent: 'numeric',
    doc: 'json',
  },
  (rows) => `update guarantees g set type = v.type, state = v.state, guarantor = v.guarantor, currency = v.currency,
      limit_minor = v.limit_minor::numeric, available = v.available::numeric, reserved = v.reserved::numeric,
      in_use = v.in_use::numeric, claimed = v.claimed::numeric, spent = v.spent::numeric, doc = v.doc::json
    from ${rows} where ${sameKey('g', 'v', ['grn'])}`,
)

function writeGuarantees(write: Writer, writes: StateWrites): void {
  write.rows(
    UPDATE_GUARANTEES,
    writes.guarantees.map((guarantee) => [
      guarantee.grn,
      guarantee.type,
      guarantee.state,
      guaranteeColumns(guarantee).guarantor,
      guaranteeColumns(guarantee).currency,
      guarantee.limit,
      guarantee.available,
      guarantee.reserved,
      guarantee.inUse,
      guarantee.claimed,
      guarantee.spent,
      guaranteeToDocument(guarantee),
    ]),
  )
}
