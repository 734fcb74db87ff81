import type { Pool, PoolClient } from 'pg'
import type { Guarantee } from '../domain/guarantee.ts'
import type { Movement } from '../domain/movement.ts'
import type { MessageKey } from '../domain/party.ts'
import type { TransitDeclaration } from '../generated/types.ts'
import { type Commit, type CommitTx, keyText, type StateWrites, type StoredMessage } from '../ports/commit.ts'
import { allocateMrns } from './allocate.ts'
import { claim, compareText, storedAnswers } from './claims.ts'
import {
  type GuaranteeRow,
  guaranteeFromRow,
  guaranteeToDocument,
  movementFromDocument,
  movementToDocument,
} from './documents.ts'
import { lockHead, lockReported, openOrders, writeLog } from './log.ts'
import { insertRows, placeholders } from './rows.ts'

/**
 * The commit transaction over a pool: READ COMMITTED, one lock order (architecture.md, "The commit"). A transaction that
 * throws is rolled back and the error passed on; what it had claimed is free again.
 */
export function createCommit(pool: Pool): Commit {
  return async (work) => {
    const client = await pool.connect()
    let failure: Error | undefined
    try {
      await client.query('begin')
      const result = await work(createTx(client))
      await client.query('commit')
      return result
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      await client.query('rollback').then(
        () => (failure = undefined),
        () => undefined,
      )
      throw error
    } finally {
      // A connection whose rollback failed is in an unknown state and must not serve anyone again.
      client.release(failure)
    }
  }
}

function createTx(client: PoolClient): CommitTx {
  const ghosts = { movements: new Set<string>(), guarantees: new Set<string>() }
  return {
    claim: (rows) => claim(client, rows),
    storedAnswers: (keys) => storedAnswers(client, keys),
    allocateMrns: (requests, compose) => allocateMrns(client, requests, compose),
    lockMovements: (mrns) => lockMovements(client, mrns, ghosts.movements),
    declarations: (mrns) => declarations(client, mrns),
    messages: (keys) => messages(client, keys),
    lockGuarantees: (grns, creating) => lockGuarantees(client, grns, creating, ghosts.guarantees),
    writeState: (writes) => writeState(client, writes, ghosts),
    lockReported: (rows) => lockReported(client, rows),
    lockHead: () => lockHead(client),
    openOrders: (pairs) => openOrders(client, pairs),
    writeLog: (writes) => writeLog(client, writes),
  }
}

/**
 * First every MRN is inserted where it is unknown, then all are locked, both sorted. Claiming all of them first, also
 * those only looked up, is what keeps two writers from holding an inserted row each and waiting for the other's.
 */
async function lockMovements(
  client: PoolClient,
  mrns: readonly string[],
  ghosts: Set<string>,
): Promise<ReadonlyMap<string, Movement>> {
  if (mrns.length === 0) return new Map()
  const sorted = [...new Set(mrns)].sort(compareText)
  const inserted = await client.query<{ mrn: string }>(
    `insert into movements (mrn, state, doc) select mrn, 'none', '{}' from unnest($1::text[]) as t (mrn)
     on conflict do nothing returning mrn`,
    [sorted],
  )
  for (const row of inserted.rows) ghosts.add(row.mrn)
  const known = sorted.filter((mrn) => !ghosts.has(mrn))
  if (known.length === 0) return new Map()
  const locked = await client.query<{ mrn: string; doc: string }>(
    'select mrn, doc from movements where mrn = any($1::text[]) order by mrn for update',
    [known],
  )
  return new Map(locked.rows.map((row) => [row.mrn, movementFromDocument(row.doc)]))
}

async function declarations(
  client: PoolClient,
  mrns: readonly string[],
): Promise<ReadonlyMap<string, TransitDeclaration['body']>> {
  if (mrns.length === 0) return new Map()
  const result = await client.query<{ mrn: string; doc: string }>(
    'select distinct on (mrn) mrn, doc from declarations where mrn = any($1::text[]) order by mrn, version desc',
    [[...new Set(mrns)]],
  )
  return new Map(result.rows.map((row) => [row.mrn, JSON.parse(row.doc) as TransitDeclaration['body']]))
}

async function messages(client: PoolClient, keys: readonly MessageKey[]): Promise<ReadonlyMap<string, StoredMessage>> {
  if (keys.length === 0) return new Map()
  const result = await client.query<{ sender: string; id: string; type: string; content_type: string; body: Buffer }>(
    `select sender, id, type, content_type, body from messages join bodies using (sender, id)
     where (sender, id) in (values ${placeholders(keys.length, ['text', 'uuid'])})`,
    keys.flatMap((key) => [key.sender, key.id]),
  )
  return new Map(
    result.rows.map((row) => [keyText(row), { type: row.type, contentType: row.content_type, body: row.body }]),
  )
}

async function lockGuarantees(
  client: PoolClient,
  grns: readonly string[],
  creating: readonly string[],
  ghosts: Set<string>,
): Promise<ReadonlyMap<string, Guarantee>> {
  if (creating.length > 0) {
    const inserted = await client.query<{ grn: string }>(
      `insert into guarantees (grn, type, state, guarantor, currency, limit_minor, available, reserved, in_use, claimed, spent, doc)
       select grn, '', 'none', '', '', 0, 0, 0, 0, 0, 0, '{}' from unnest($1::text[]) as t (grn)
       on conflict do nothing returning grn`,
      [[...new Set(creating)].sort(compareText)],
    )
    for (const row of inserted.rows) ghosts.add(row.grn)
  }
  const known = [...new Set([...grns, ...creating])].filter((grn) => !ghosts.has(grn)).sort(compareText)
  if (known.length === 0) return new Map()
  const locked = await client.query<GuaranteeRow>(
    'select * from guarantees where grn = any($1::text[]) order by grn for update',
    [known],
  )
  return new Map(locked.rows.map((row) => [row.grn, guaranteeFromRow(row)]))
}

async function writeState(
  client: PoolClient,
  writes: StateWrites,
  ghosts: { movements: Set<string>; guarantees: Set<string> },
): Promise<void> {
  await writeMovements(client, writes)
  await writeGuarantees(client, writes)
  await insertRows(
    client,
    'bodies',
    ['sender', 'id', 'body', 'signature', 'salt'],
    writes.bodies.map((row) => [row.key.sender, row.key.id, row.body, row.signature ?? null, row.salt]),
  )
  for (const movement of writes.movements) ghosts.movements.delete(movement.mrn)
  for (const guarantee of writes.guarantees) ghosts.guarantees.delete(guarantee.grn)
  if (ghosts.movements.size > 0) {
    await client.query('delete from movements where mrn = any($1::text[])', [[...ghosts.movements]])
  }
  if (ghosts.guarantees.size > 0) {
    await client.query('delete from guarantees where grn = any($1::text[])', [[...ghosts.guarantees]])
  }
}

async function writeMovements(client: PoolClient, writes: StateWrites): Promise<void> {
  if (writes.movements.length > 0) {
    const casts = ['text', 'text', 'text', 'text', 'timestamptz', 'timestamptz', 'int', 'json']
    await client.query(
      `update movements m set state = v.state, departure_country = v.departure, destination_country = v.destination,
         declared_at = v.declared_at, limit_at = v.limit_at, held = v.held, doc = v.doc
       from (values ${placeholders(writes.movements.length, casts)})
         v (mrn, state, departure, destination, declared_at, limit_at, held, doc)
       where m.mrn = v.mrn`,
      writes.movements.flatMap((movement) => [
        movement.mrn,
        movement.state,
        movement.departure?.country ?? null,
        movement.destination?.country ?? null,
        movement.declaredAt ?? null,
        movement.limitAt ?? null,
        movement.held.length,
        movementToDocument(movement),
      ]),
    )
    const lines = writes.movements.flatMap((movement) => movement.lines)
    await insertRows(
      client,
      'guarantee_lines',
      ['grn', 'mrn', 'line', 'type', 'state', 'minor', 'currency'],
      lines.map((line) => [line.grn, line.mrn, line.line, line.type, line.state, line.minor.toString(), line.currency]),
      'on conflict (mrn, grn, line) do update set state = excluded.state, minor = excluded.minor',
    )
  }
  await insertRows(
    client,
    'declarations',
    ['mrn', 'version', 'doc'],
    writes.declarations.map((row) => [row.mrn, row.version, JSON.stringify(row.body)]),
    // Release, transhipment and diversion change what a version says of the vehicle, the seals and the way.
    'on conflict (mrn, version) do update set doc = excluded.doc',
  )
  await insertRows(
    client,
    'movement_parties',
    ['party_key', 'mrn'],
    writes.visible.map((row) => [row.party, row.mrn]),
    'on conflict do nothing',
  )
  await insertRows(
    client,
    'national_refs',
    ['country', 'reference', 'mrn'],
    writes.nationalRefs.map((row) => [row.country, row.reference, row.mrn]),
    'on conflict do nothing',
  )
}

async function writeGuarantees(client: PoolClient, writes: StateWrites): Promise<void> {
  if (writes.guarantees.length === 0) return
  const casts = ['text', 'text', 'text', 'text', 'text', ...Array<string>(6).fill('numeric'), 'json']
  await client.query(
    `update guarantees g set type = v.type, state = v.state, guarantor = v.guarantor, currency = v.currency,
       limit_minor = v.limit_minor, available = v.available, reserved = v.reserved, in_use = v.in_use,
       claimed = v.claimed, spent = v.spent, doc = v.doc
     from (values ${placeholders(writes.guarantees.length, casts)})
       v (grn, type, state, guarantor, currency, limit_minor, available, reserved, in_use, claimed, spent, doc)
     where g.grn = v.grn`,
    writes.guarantees.flatMap((guarantee) => [
      guarantee.grn,
      guarantee.type,
      guarantee.state,
      guarantee.guarantor,
      guarantee.currency,
      guarantee.limit.toString(),
      guarantee.available.toString(),
      guarantee.reserved.toString(),
      guarantee.inUse.toString(),
      guarantee.claimed.toString(),
      guarantee.spent.toString(),
      guaranteeToDocument(guarantee),
    ]),
  )
}
