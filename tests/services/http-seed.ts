import { createHash, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { facetsOf, heldFrom } from '../../src/domain/model/facets.ts'
import { searchedBy } from '../../src/domain/model/searched.ts'
import { DOCUMENT_VERSION, movementFromDocument } from '../../src/store/documents.ts'
import { Frontier, leafHash, type TreeNode } from '../../src/trust/log.ts'

export const M1 = '26TG000000000001J2'
export const M2 = '26GH000000000002J8'
export const M3 = '26TG000000000003J0'
export const GRN = '26TG00CCIT0000178'
export const OTHER_GRN = '26TG00CCIT0000992'
/** The same in both countries: a national reference is unique in its own country only. */
export const NATIONAL = 'C-2026-000451'
const REFERENCE = { kind: 'reference', text: NATIONAL } as const
const LOT = 'LOT-18'

/** How the first line's amount came about. */
export const CONVERSION = {
  amount: '2286.74',
  currency: 'EUR',
  rate: '655.957',
  from: 'EUR',
  to: 'XOF',
  date: '2026-11-01',
  source: 'BCEAO',
}

const PARTIES: Readonly<Record<string, readonly string[]>> = {
  [M1]: ['TG', 'BF', 'TG/fonds-garantie', 'TG/sahel', 'TG/haulier'],
  [M2]: ['GH', 'NE'],
  [M3]: ['TG'],
}

/** Of the movement that is looked for. */
const ENQUIRY = { stage: 'holder', asked: 'GH', respondBy: '2026-12-15T20:00:00Z' }

type Seeded = { declaration: string; record: string; foreign: string }

const movementDocument = (mrn: string, state: string, held: readonly object[] = []): string =>
  JSON.stringify({
    mrn,
    state,
    version: 3,
    itineraryVersion: 1,
    declared: {
      declaredAt: '2026-11-20T09:00:00Z',
      departure: { country: mrn.slice(2, 4), office: 'TGLFW001' },
      destination: { country: 'BF', office: 'BFOUA001' },
      regime: 'isrt',
      lot: { id: LOT, index: 3, of: 18 },
      nationalRefs: [{ country: mrn.slice(2, 4), reference: NATIONAL }],
    },
    released: { releasedAt: '2026-11-20T10:00:00Z' },
    limitAt: '2026-11-28T20:00:00Z',
    legs: [
      {
        index: 0,
        country: mrn.slice(2, 4),
        exitOffice: 'TGCNK001',
        mode: '3',
        connection: 'full',
        limitTold: '2026-11-21T10:00:00Z',
        exited: {
          office: 'TGCNK001',
          occurredAt: '2026-11-21T10:00:00Z',
          occurredPrecision: 'minute',
          by: { sender: mrn.slice(2, 4), id: '7f6b2f0e-52cb-4f7e-9f0a-3a1de2c1b6aa' },
          sealState: 'intact',
          seals: ['TG-7'],
          vehicle: 'TG 0007 AA',
          findings: ['digest'],
        },
      },
    ],
    open: mrn === M2 ? [{ procedure: 'enquiry', enquiry: ENQUIRY }] : [],
    flags: mrn === M1 ? ['late'] : [],
    lines: [{ grn: GRN, mrn, line: 1, type: '1', state: 'in-use', minor: '1500000', currency: 'XOF' }],
    held,
    accepted: 2,
    parties: PARTIES[mrn],
    seals: ['TG-7'],
    vehicle: 'TG 0007 AA',
    withRecord: [],
    timers: [],
    documentVersion: DOCUMENT_VERSION,
  })

/** The leaf of a refusal names no movement: what a refused message says of itself is not taken for true. */
async function leaf(
  pool: Pool,
  index: number,
  kind: string,
  sender: string,
  id: string,
  mrn?: string,
): Promise<Buffer> {
  const effect = {
    to: 'released',
    entries: [{ grn: GRN, from: 'reserved', to: 'inUse', minor: '1500000', currency: 'XOF' }],
  }
  const decidedAt = '2026-11-20T10:00:00.000Z'
  const record = JSON.stringify({ decidedAt, effect, id, index, kind, mrn, sender, verdict: 'accepted' })
  const hash = leafHash(Buffer.from(record))
  await pool.query(
    `insert into log_leaves
     select $1, $2, $3, $4, $5, $6, $7, (select seq from messages where sender = $3 and id::text = $4)`,
    [index, kind, sender, id, mrn, record, hash],
  )
  return hash
}

async function message(pool: Pool, key: { sender: string; id: string }, type: string, mrn: string, index: number) {
  const values = [key.sender, key.id]
  const body = Buffer.from(`{"body":"of ${type}, only for its parties"}`)
  await pool.query(`insert into messages values ($1,$2,$3,$4,'application/json','en','http',now())`, [
    ...values,
    createHash('sha256').update(body).digest(),
    type,
  ])
  await pool.query(
    `insert into outcomes (message, log_index, verdict, status, mrn, http_status, answer, answer_type,
       answer_signature, decided_at)
     select seq, $3, 'accepted', 'applied', $4, 202, $5, 'application/json', $6, now() from messages
     where sender = $1 and id = $2`,
    [...values, index, mrn, Buffer.from(`{"receipt":"of ${type}"}`), Buffer.from('signature')],
  )
  await pool.query('insert into bodies select seq, $3, $4, $5 from messages where sender = $1 and id = $2', [
    ...values,
    body,
    Buffer.from('cms'),
    Buffer.alloc(32, 7),
  ])
}

/** One delivery; `state` as given, seal a marker. */
export async function outboxRow(
  pool: Pool,
  row: {
    receiver: string
    index: number
    sender: string
    id: string
    type: string
    mrn: string
    state: string
    at?: Date
    /** False for an answer. */
    reported?: boolean
  },
): Promise<void> {
  const { receiver, index, sender, id, type, mrn, state, at = new Date(), reported = true } = row
  await pool.query(
    `insert into deliveries (receiver, log_index, sender, id, type, mrn, content_type, order_key, reported, created_at)
     values ($1,$2,$3,$4,$5,$6,'application/json',$6,$7,$8)`,
    [receiver, index, sender, id, type, mrn, reported, at],
  )
  await pool.query(`insert into seals values ($1, 'seal') on conflict do nothing`, [index])
  if (state === 'delivered') {
    await pool.query(`insert into delivery_ends values ($1, $2, $3, 1, null, now(), null)`, [receiver, index, state])
    return
  }
  const parked = state === 'parked' ? ['refused', 'schema unknown there'] : [null, null]
  await pool.query(
    `insert into open_deliveries (receiver, log_index, order_key, reported, state, created_at, attempts, parked_reason, last_error)
     values ($1,$2,$3,$4,$5,$6,1,$7,$8)`,
    [receiver, index, mrn, reported, state, at, ...parked],
  )
}

/**
 * A movement TG to BF with a guarantee, a movement GH to NE, one known only by an unmatched fact; log, messages,
 * outbox.
 */
export async function seed(pool: Pool): Promise<Seeded> {
  const held = [
    {
      key: { sender: 'BF', id: randomUUID() },
      type: 'border-entry-notice',
      awaits: 'release-for-transit',
      since: '2026-03-01T10:00:00.000Z',
      occurredAt: '2026-03-01T09:30:00Z',
    },
  ]
  for (const [mrn, state, waiting] of [
    [M1, 'released', held],
    [M2, 'in-transit', []],
    [M3, 'none', []],
  ] as const) {
    const document = movementDocument(mrn, state, waiting)
    const movement = movementFromDocument(document)
    await pool.query('insert into movements (mrn, state, held, held_from, doc) values ($1,$2,$3,$4,$5)', [
      mrn,
      state,
      waiting.length,
      heldFrom(movement),
      document,
    ])
    await pool.query('insert into movement_facets (facet, mrn) select unnest($2::text[]), $1', [
      mrn,
      facetsOf(movement),
    ])
    await pool.query('insert into movement_parties (party_key, mrn) select unnest($2::text[]), $1', [
      mrn,
      movement.parties,
    ])
    await pool.query('insert into guarantee_parties (party_key, grn) select unnest($2::text[]), $1', [
      GRN,
      mrn === M3 ? [] : movement.parties,
    ])
  }
  await pool.query('insert into national_refs values ($1,$2,$3), ($4,$2,$5)', ['TG', NATIONAL, M1, 'GH', M2])
  await pool.query('insert into movement_marks values ($1,$2)', ['vehicle:TG0007AA', M1])
  for (const [mrn, written] of [
    [M1, [{ kind: 'vehicle', text: 'TG 0007 AA' }, { kind: 'seal', text: 'TG-7' }, REFERENCE]],
    [M2, [REFERENCE]],
  ] as const) {
    const { values, numbers } = searchedBy([{ kind: 'other', text: mrn }, ...written])
    await pool.query('insert into movement_numbers (mrn, numbers) values ($1, $2)', [mrn, numbers.join(' ')])
    await pool.query('insert into movement_identifiers select unnest($2::text[]), $1', [mrn, values])
  }
  const ids: Seeded = { declaration: randomUUID(), record: randomUUID(), foreign: randomUUID() }
  await message(pool, { sender: 'TG', id: ids.declaration }, 'transit-declaration', M1, 0)
  await message(pool, { sender: 'ZZ', id: ids.record }, 'anticipated-transit-record', M1, 1)
  await message(pool, { sender: 'GH', id: ids.foreign }, 'transit-declaration', M2, 2)
  const hashes = [
    await leaf(pool, 0, 'message', 'TG', ids.declaration, M1),
    await leaf(pool, 1, 'made', 'ZZ', ids.record, M1),
    await leaf(pool, 2, 'message', 'GH', ids.foreign, M2),
    await leaf(pool, 3, 'refusal', 'BF', 'not-a-uuid'),
  ]
  const refused = [Buffer.alloc(32, 9), new Date()]
  await pool.query(`insert into refusals values (3,'BF','not-a-uuid','discharge',$1,422,'92','[]',$2,$3)`, [
    M1,
    ...refused,
  ])
  const nodes: TreeNode[] = []
  const frontier = Frontier.empty().append(hashes, (node) => nodes.push(node))
  await pool.query('update log_head set size = 4, frontier = $1', [frontier.toBytes()])
  for (const { level, index, hash } of nodes) {
    await pool.query('insert into log_nodes values ($1,$2,$3)', [level, index, hash])
  }
  const record = { sender: 'ZZ', id: ids.record, type: 'anticipated-transit-record', mrn: M1, index: 1 }
  await outboxRow(pool, { ...record, receiver: 'BF', state: 'ready' })
  await pool.query(
    `insert into guarantees values
       ($1,'1','active','TG/fonds-garantie','XOF',5000000,3500000,0,1500000,0,0,'{"territories":["TG"],"validFrom":"2026-01-01","documentVersion":${DOCUMENT_VERSION}}'),
       ($2,'1','active','TG/fonds-garantie','XOF',1000000,-500000,0,1500000,0,0,'{"territories":["TG"],"validFrom":"2026-01-01","validTo":"2026-01-31","documentVersion":${DOCUMENT_VERSION}}'),
       ('TIR-XC12345678','B','active','','XXX',0,0,0,0,0,0,'{"usedBy":"${M1}","documentVersion":${DOCUMENT_VERSION}}')`,
    [GRN, OTHER_GRN],
  )
  await pool.query(`insert into guarantee_lines values ($1,$2,1,'1','in-use',1500000,'XOF',$3)`, [
    GRN,
    M1,
    JSON.stringify(CONVERSION),
  ])
  await pool.query(`insert into guarantee_lines values ($1,$2,1,'1','in-use',1,'XOF')`, [GRN, M2])
  for (const [ordinal, mrn] of [M1, M2, null].entries()) {
    await pool.query(
      `insert into guarantee_entries values (0,$1,$2,$3,1,'available','reserved',1500000,'declaration',now())`,
      [ordinal, GRN, mrn],
    )
  }
  return ids
}
