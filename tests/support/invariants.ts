import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { movementRows } from '../../src/domain/table.ts'
import { Frontier, inclusionPath, verifyInclusion } from '../../src/trust/log.ts'
import { effective, type Journal } from './journal.ts'
import type { Kept } from './patient-client.ts'

/**
 * Checks the invariants of architecture.md that can be seen from outside: I1 to I6 as far as the hub has them, on one
 * snapshot of the database, at any moment. Written against the documents, not with the hub's own functions, so that a
 * mistake is not made twice; only reading a frontier and walking a proof are the hub's.
 * @param journals what receivers wrote down
 * @param receipts messages with the receipts their senders hold
 * @returns one sentence per violation, beginning with the invariant's number; empty when all hold
 */
export async function checkInvariants(
  pool: Pool,
  journals: readonly Journal[] = [],
  receipts: readonly Kept[] = [],
): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const leaves = await readLeaves(client)
    const violations = [
      ...(await logViolations(client, leaves)),
      ...(await receiptViolations(client, leaves, receipts)),
      ...(await onceViolations(client)),
      ...(await outboxViolations(client)),
      ...(await transitionViolations(client, leaves)),
      ...(await ledgerViolations(client, leaves)),
      ...(await journalViolations(client, journals)),
    ]
    await client.query('commit')
    return violations
  } finally {
    client.release()
  }
}

type Effect = {
  row?: string
  from?: string
  to?: string
  entries?: { grn: string; line?: number; from: string; to: string; minor: string }[]
}

type Leaf = {
  index: number
  kind: string
  sender: string | null
  id: string | null
  mrn: string | null
  record: { index: number; kind: string; sender: string; id: string; mrn?: string; effect?: Effect }
  hash: Buffer
  recordHash: Buffer
}

const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

async function readLeaves(client: PoolClient): Promise<Leaf[]> {
  const result = await client.query<Omit<Leaf, 'index' | 'record' | 'hash'> & LeafColumns>(
    'select * from log_leaves order by log_index',
  )
  return result.rows.map((row) => ({
    index: Number(row.log_index),
    kind: row.kind,
    sender: row.sender,
    id: row.id,
    mrn: row.mrn,
    record: JSON.parse(row.record) as Leaf['record'],
    hash: row.leaf_hash,
    recordHash: sha256(Buffer.from([0]), Buffer.from(row.record)),
  }))
}

type LeafColumns = { log_index: string; record: string; leaf_hash: Buffer }

/** The root of leaves `start` to `end` as RFC 9162, 2.1.1 defines it, recursion and all. */
function treeHash(leaves: readonly Leaf[], start: number, end: number): Buffer {
  const count = end - start
  if (count === 0) return sha256()
  if (count === 1) return leaves[start]?.recordHash ?? Buffer.alloc(0)
  let split = 1
  while (split * 2 < count) split *= 2
  return sha256(Buffer.from([1]), treeHash(leaves, start, start + split), treeHash(leaves, start + split, end))
}

/** I6: gapless, each leaf the hash of its record, head and inner nodes what the leaves give. */
async function logViolations(client: PoolClient, leaves: readonly Leaf[]): Promise<string[]> {
  const wrong: string[] = []
  leaves.forEach((leaf, at) => {
    const { record } = leaf
    if (leaf.index !== at) wrong.push(`I6: the leaf after ${at - 1} is ${leaf.index}`)
    if (!leaf.hash.equals(leaf.recordHash)) wrong.push(`I6: leaf ${leaf.index} is not the hash of its record`)
    const columns = [leaf.index, leaf.kind, leaf.sender ?? record.sender, leaf.id ?? '', leaf.mrn ?? undefined]
    const told = [record.index, record.kind, record.sender, record.id, record.mrn]
    if (JSON.stringify(columns) !== JSON.stringify(told)) wrong.push(`I6: columns and record of ${leaf.index} differ`)
  })
  const head = await client.query<{ size: string; frontier: Buffer }>('select size, frontier from log_head')
  const { size, frontier } = head.rows[0] ?? { size: '-1', frontier: Buffer.alloc(8) }
  if (Number(size) !== leaves.length) wrong.push(`I6: the head says ${size}, there are ${leaves.length} leaves`)
  const root = treeHash(leaves, 0, leaves.length)
  if (!Frontier.fromBytes(frontier).root().equals(root)) wrong.push('I6: the frontier’s root is not the leaves’ root')
  return [...wrong, ...(await nodeViolations(client, leaves))]
}

async function nodeViolations(client: PoolClient, leaves: readonly Leaf[]): Promise<string[]> {
  const nodes = await client.query<{ level: number; node_index: string; hash: Buffer }>('select * from log_nodes')
  const wrong = nodes.rows
    .filter(({ level, node_index, hash }) => {
      const width = 2 ** level
      return !hash.equals(treeHash(leaves, Number(node_index) * width, (Number(node_index) + 1) * width))
    })
    .map(({ level, node_index }) => `I6: node ${level}/${node_index} is not the hash of its leaves`)
  let expected = 0
  for (let width = 2; width <= leaves.length; width *= 2) expected += Math.floor(leaves.length / width)
  if (nodes.rows.length !== expected) wrong.push(`I6: ${nodes.rows.length} inner nodes instead of ${expected}`)
  return wrong
}

/** I1: every receipt held is in the log, is the stored one, and its inclusion is proven against the root. */
async function receiptViolations(
  client: PoolClient,
  leaves: readonly Leaf[],
  receipts: readonly Kept[],
): Promise<string[]> {
  const stored = await client.query<{ sender: string; id: string; answer: Buffer; answer_signature: Buffer | null }>(
    `select sender, id, answer, answer_signature from outcomes where verdict = 'accepted'`,
  )
  const answers = new Map(stored.rows.map((row) => [`${row.sender} ${row.id}`, row]))
  const root = treeHash(leaves, 0, leaves.length)
  const hashes = leaves.map(({ recordHash }) => recordHash)
  return receipts.flatMap(({ from, message, bytes, receipt }) => {
    if (receipt === undefined) return []
    const name = `the receipt of ${from.key} ${message.id}`
    const told = JSON.parse(receipt.bytes.toString('utf8')) as { digest: string; logIndex: number; id: string }
    const leaf = leaves[told.logIndex]
    if (leaf === undefined) return [`I1: ${name} names leaf ${told.logIndex}, which is missing`]
    const wrong: string[] = []
    if (leaf.sender !== from.key || leaf.id !== message.id || leaf.kind !== 'message' || told.id !== message.id) {
      wrong.push(`I1: ${name} names leaf ${told.logIndex} of another message`)
    }
    if (told.digest !== `sha256:${sha256(bytes).toString('hex')}`) wrong.push(`I1: ${name} has another digest`)
    const kept = answers.get(`${from.key} ${message.id}`)
    const same =
      kept?.answer.equals(receipt.bytes) === true && kept.answer_signature?.toString('base64') === receipt.signature
    if (!same) wrong.push(`I1: ${name} is not the stored one`)
    const path = inclusionPath(hashes, leaf.index)
    const included = verifyInclusion(leaf.recordHash, leaf.index, leaves.length, path, root)
    return included ? wrong : [...wrong, `I6: ${name} cannot be proven`]
  })
}

/** Violations found by a statement that returns one line of text per finding. */
async function found(client: PoolClient, invariant: string, sql: string): Promise<string[]> {
  const result = await client.query<{ what: string }>(sql)
  return result.rows.map(({ what }) => `${invariant}: ${what}`)
}

/** I3: one leaf, one answer, one set of bytes and one ledger act for each message. */
async function onceViolations(client: PoolClient): Promise<string[]> {
  const questions = [
    `select format('%s %s has %s leaves of kind %s', sender, id, count(*), kind) as what from log_leaves
     where kind in ('message', 'made', 'effect') group by sender, id, kind having count(*) > 1`,
    `select format('%s %s is claimed and has no leaf', m.sender, m.id) as what from messages m
     where not exists (select 1 from log_leaves l where l.sender = m.sender and l.id = m.id::text)`,
    `select format('%s %s is answered %s and has no leaf of it', o.sender, o.id, o.verdict) as what from outcomes o
     where not exists (select 1 from log_leaves l where l.log_index = o.log_index and l.sender = o.sender
       and l.id = o.id::text and l.kind = case o.verdict when 'accepted' then 'message' else 'refusal' end)`,
    `select format('%s %s has a leaf and no claim, answer or bytes', l.sender, l.id) as what from log_leaves l
     left join messages m on m.sender = l.sender and m.id::text = l.id
     left join outcomes o on o.sender = l.sender and o.id::text = l.id
     left join bodies b on b.sender = l.sender and b.id::text = l.id
     where l.kind in ('message', 'made')
       and (m.id is null or b.id is null or (l.kind = 'message' and o.id is null))`,
    `select format('line %s of %s on %s: %s times %s to %s for %s', line, mrn, grn, count(*),
       from_account, to_account, cause)
       as what from guarantee_entries where mrn is not null
     group by grn, mrn, line, from_account, to_account, cause having count(*) > 1`,
  ]
  const answers = []
  for (const sql of questions) answers.push(...(await found(client, 'I3', sql)))
  return answers
}

/** I2: every outbox row is in one state, with what belongs to it, and none overtakes an unreported one of its movement. */
async function outboxViolations(client: PoolClient): Promise<string[]> {
  const questions = [
    `select format('%s/%s waits behind nothing', receiver, log_index) as what from outbox o where state = 'waiting'
       and not exists (select 1 from outbox p where p.receiver = o.receiver and p.order_key = o.order_key
         and p.log_index < o.log_index and p.state not in ('delivered', 'discarded'))`,
    `select format('%s/%s is %s although %s is not reported', o.receiver, o.log_index, o.state, p.log_index) as what
       from outbox o join outbox p on p.receiver = o.receiver and p.order_key = o.order_key
         and p.log_index < o.log_index and p.state not in ('delivered', 'discarded')
       where o.state in ('ready', 'in-flight', 'delivered')`,
    `select format('%s/%s is parked without a reason', receiver, log_index) as what from outbox
       where state in ('parked', 'discarded') and parked_reason is null`,
    `select format('%s/%s is delivered at no time', receiver, log_index) as what from outbox
       where state = 'delivered' and done_at is null`,
    `select format('%s %s is made and goes to %s receivers', l.sender, l.id, count(o.receiver)) as what
       from log_leaves l left join outbox o on o.log_index = l.log_index where l.kind = 'made'
       group by l.sender, l.id having count(o.receiver) <> 1`,
    `select format('%s/%s names a leaf of another message', o.receiver, o.log_index) as what from outbox o
       left join log_leaves l on l.log_index = o.log_index and l.sender = o.sender and l.id = o.id::text
       where l.log_index is null`,
  ]
  const answers = []
  for (const sql of questions) answers.push(...(await found(client, 'I2', sql)))
  return answers
}

/** I4: the recorded transitions of each movement are in the table, follow from each other, and end where it stands. */
async function transitionViolations(client: PoolClient, leaves: readonly Leaf[]): Promise<string[]> {
  const types = await client.query<{ key: string; type: string }>(
    `select sender || ' ' || id as key, type from messages`,
  )
  const typeOf = new Map(types.rows.map(({ key, type }) => [key, type]))
  const reached = new Map<string, string>()
  const wrong: string[] = []
  for (const { index, mrn, sender, id, record } of leaves) {
    const { row: name, from, to } = record.effect ?? {}
    if (mrn === null || from === undefined || to === undefined) continue
    const row = movementRows.find((one) => one.id === name)
    const fits =
      row !== undefined &&
      row.on === typeOf.get(`${sender} ${id}`) &&
      row.from.some((state) => state === from) &&
      to === (row.to === 'same' ? from : row.to)
    if (!fits) wrong.push(`I4: leaf ${index}, ${name} from ${from} to ${to}, is not in the table`)
    const before = reached.get(mrn) ?? 'none'
    if (before !== from) wrong.push(`I4: leaf ${index} goes from ${from}, but ${mrn} was ${before}`)
    reached.set(mrn, to)
  }
  const stored = await client.query<{ mrn: string; state: string }>('select mrn, state from movements')
  for (const { mrn, state } of stored.rows) {
    const end = reached.get(mrn)
    if (end !== state) wrong.push(`I4: ${mrn} is ${state}, its entries lead to ${end ?? 'nothing'}`)
  }
  for (const mrn of reached.keys()) {
    if (!stored.rows.some((row) => row.mrn === mrn)) wrong.push(`I4: ${mrn} has entries and no row`)
  }
  return wrong
}

/** I5: balances are the sum of the entries, at every prefix; lines and leaves tell the same. */
async function ledgerViolations(client: PoolClient, leaves: readonly Leaf[]): Promise<string[]> {
  const answers = await found(client, 'I5', BALANCES)
  answers.push(...(await found(client, 'I5', PREFIXES)), ...(await found(client, 'I5', LINES)))
  const entries = await client.query<{ key: string }>(
    `select concat_ws(' ', log_index, grn, line, from_account, to_account, minor) as key from guarantee_entries`,
  )
  const written = entries.rows.map(({ key }) => key).sort()
  const told = leaves
    .flatMap(({ index, record }) =>
      (record.effect?.entries ?? []).map(({ grn, line, from, to, minor }) =>
        [index, grn, ...(line === undefined ? [] : [line]), from, to, minor].join(' '),
      ),
    )
    .sort()
  if (JSON.stringify(written) !== JSON.stringify(told)) answers.push('I5: the leaves tell of other entries')
  return answers
}

const MOVES = `moves as (
  select log_index, ordinal, grn, to_account as account, minor from guarantee_entries
  union all select log_index, ordinal, grn, from_account, -minor from guarantee_entries)`

const BALANCES = `with ${MOVES}, sums as (
    select grn, -coalesce(sum(minor) filter (where account = 'limit'), 0) as limit_minor,
      coalesce(sum(minor) filter (where account = 'available'), 0) as available,
      coalesce(sum(minor) filter (where account = 'reserved'), 0) as reserved,
      coalesce(sum(minor) filter (where account = 'inUse'), 0) as in_use,
      coalesce(sum(minor) filter (where account = 'claimed'), 0) as claimed,
      coalesce(sum(minor) filter (where account = 'spent'), 0) as spent
    from moves group by grn)
  select format('the entries of %s give (%s), its row says (%s)', g.grn, to_json(s),
      json_build_array(g.limit_minor, g.available, g.reserved, g.in_use, g.claimed, g.spent)) as what
  from guarantees g left join sums s on s.grn = g.grn
  where (g.limit_minor, g.available, g.reserved, g.in_use, g.claimed, g.spent) is distinct from
    (s.limit_minor, s.available, s.reserved, s.in_use, s.claimed, s.spent)`

const PREFIXES = `with ${MOVES}, running as (
    select log_index, grn, account, sum(minor) over (
      partition by grn, account order by log_index, ordinal, minor desc) as balance from moves)
  select format('%s of %s is %s after entry %s', account, grn, balance, log_index) as what
  from running where balance < 0 and account <> 'limit'`

const LINES = `
  select format('the lines on %s add up to %s reserved and %s in use, its row says %s and %s',
      g.grn, coalesce(l.reserved, 0), coalesce(l.in_use, 0), g.reserved, g.in_use) as what
  from guarantees g left join (
    select grn, sum(minor) filter (where state = 'reserved') as reserved,
      sum(minor) filter (where state = 'in-use') as in_use from guarantee_lines group by grn) l on l.grn = g.grn
  where coalesce(l.reserved, 0) <> g.reserved or coalesce(l.in_use, 0) <> g.in_use`

type SentRow = {
  receiver: string
  log_index: string
  key: string
  state: string
  reported: boolean
  digest: string
}

/** I2, I3 and I4 at the receivers: what was reported was seen, what was seen was sent, and in the log's order. */
async function journalViolations(client: PoolClient, journals: readonly Journal[]): Promise<string[]> {
  const rows = await client.query<SentRow>(
    `select o.receiver, o.log_index, o.sender || ' ' || o.id as key, o.state, o.reported,
       encode(sha256(b.body), 'hex') as digest
     from outbox o join bodies b using (sender, id)`,
  )
  return journals.flatMap((journal) => {
    const { receiver } = journal
    const sent = new Map(rows.rows.filter((row) => row.receiver === receiver).map((row) => [row.key, row]))
    const wrong: string[] = []
    const last = new Map<string, number>()
    const seen = new Set<string>()
    for (const { sender, id, mrn, logIndex, digest } of effective(journal)) {
      const key = `${sender} ${id}`
      seen.add(key)
      const row = sent.get(key)
      if (row === undefined || Number(row.log_index) !== logIndex || row.digest !== digest) {
        wrong.push(`I3: ${receiver} got ${key} at ${logIndex}, which was not sent like that`)
      }
      if (row?.reported !== true) continue
      const order = mrn ?? sender
      const before = last.get(order) ?? -1
      if (logIndex <= before) wrong.push(`I4: ${receiver} got ${logIndex} of ${order} after ${before}`)
      last.set(order, logIndex)
    }
    for (const [key, { state }] of sent) {
      if (state === 'delivered' && !seen.has(key))
        wrong.push(`I2: ${receiver} never got ${key}, which counts as delivered`)
    }
    return wrong
  })
}
