import type { Viewer } from '../../ports/viewer.ts'
import { createHash, timingSafeEqual } from 'node:crypto'
import { typedCode } from '../../domain/office-app/follow-up.ts'
import { isReleased } from '../../domain/model/declared.ts'
import type { Movement, Passage } from '../../domain/model/movement.ts'
import type { Declaration } from '../../generated/types.ts'
import type { DocumentReads, DocumentSource, FollowUpOffice, FollowUpView } from '../../ports/document.ts'
import { movementFromDocument } from '../documents.ts'
import { among, mayReadMovement, Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import type { OfficeCode } from '../../domain/values/office.ts'

type Row = { doc: string; declaration: string | null; code: string | null; record: string | null }

/** Compared with when there is no code, so that an unknown MRN takes as long as a wrong code. */
const NO_CODE = '0'.repeat(20)

/**
 * The accompanying document's source, and the follow-up by code. The only statements that read `follow_up_codes`. `pool` is
 * made by `createPool`, which returns JSON columns as text.
 */
export function createDocumentReads(pool: Queryable): DocumentReads {
  return {
    async document(viewer, mrn) {
      const parameters = new Parameters()
      const where = `m.mrn = ${parameters.add(mrn)} and ${mayReadMovement(viewer, 'm', parameters)}`
      const rows = await pool.query<Row>(
        `select m.doc, f.code,
           (select d.doc from declarations d where d.mrn = m.mrn order by d.version desc, d.revision desc limit 1) as declaration,
           (select l.record from log_leaves l where ${among('l.mrn', 'm.mrn')} and l.kind <> 'refusal'
             order by l.mrn desc, l.log_index desc limit 1) as record
         from movements m left join follow_up_codes f on f.mrn = m.mrn where ${where}`,
        parameters.values,
      )
      const [row] = rows.rows
      if (row === undefined) return undefined
      const movement = movementFromDocument(row.doc)
      return holdsGoods(viewer, movement) ? sourceOf(pool, movement, row) : undefined
    },

    async followUp(mrn, code) {
      const rows = await pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [mrn])
      const stored = rows.rows[0]?.code
      const same = timingSafeEqual(digestOf(typedCode(code)), digestOf(stored ?? NO_CODE))
      if (stored === undefined || !same) return undefined
      const found = await pool.query<{ doc: string }>('select doc from movements where mrn = $1', [mrn])
      const [row] = found.rows
      return row === undefined ? undefined : followUpOf(pool, movementFromDocument(row.doc))
    },
  }
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Who has the goods data anyway: whoever declared it, whoever received it in a record, and the principal, who owns it. */
function holdsGoods(viewer: Viewer, { declared, withRecord }: Movement): boolean {
  if (viewer.kind === 'all') return false
  const holders: readonly (string | undefined)[] = [
    declared?.departure.country,
    declared?.principal.party,
    ...withRecord,
  ]
  return holders.includes(viewer.key)
}

async function sourceOf(pool: Queryable, movement: Movement, row: Row): Promise<DocumentSource | 'not-released'> {
  const { declaration, code, record } = row
  if (!isReleased(movement) || declaration === null || code === null || record === null) {
    return 'not-released'
  }
  const { decidedAt } = JSON.parse(record) as { decidedAt: string }
  const { names: offices, zones } = await officesNamed(pool, officesOf(movement))
  return { movement, declaration: JSON.parse(declaration) as Declaration, code, decidedAt, offices, zones }
}

function officesOf(movement: Movement): OfficeCode[] {
  const legs = movement.legs.flatMap(({ entryOffice, exitOffice }) => [entryOffice, exitOffice])
  const ends = [movement.declared?.departure.office, movement.declared?.destination.office, movement.arrival?.office]
  return [...new Set([...legs, ...ends].filter((code) => code !== undefined))]
}

type OfficesNamed = { names: ReadonlyMap<OfficeCode, string>; zones: ReadonlyMap<OfficeCode, string> }

/** Current names and time zones of offices, by code. */
async function officesNamed(pool: Queryable, codes: readonly OfficeCode[]): Promise<OfficesNamed> {
  const { rows } = await pool.query<{ code: OfficeCode; name: string | null; zone: string | null }>(
    `select distinct on (code) code, data->>'name' as name, data->>'timeZone' as zone
     from offices where code = any($1::text[]) order by code, valid_from desc`,
    [codes],
  )
  return {
    names: new Map(rows.flatMap(({ code, name }) => (name === null ? [] : [[code, name] as const]))),
    zones: new Map(rows.flatMap(({ code, zone }) => (zone === null ? [] : [[code, zone] as const]))),
  }
}

async function followUpOf(pool: Queryable, movement: Movement): Promise<FollowUpView | undefined> {
  if (!isReleased(movement)) return undefined
  const { departure, destination } = movement.declared
  const { releasedAt } = movement.released
  const { limitAt, endedAt } = movement
  const arrivedAt = movement.arrival?.occurredAt
  const { names } = await officesNamed(pool, officesOf(movement))
  const named = (office: OfficeCode, role: FollowUpOffice['role'], passed?: Passage | string): FollowUpOffice[] => {
    const name = names.get(office)
    const passedAt = typeof passed === 'string' ? passed : passed?.occurredAt
    return [{ office, ...(name === undefined ? {} : { name }), role, ...(passedAt === undefined ? {} : { passedAt }) }]
  }
  const legs = movement.legs.flatMap(({ entryOffice, exitOffice, entered, exited }) => [
    ...(entryOffice === undefined ? [] : named(entryOffice, 'entry', entered)),
    ...(exitOffice === undefined ? [] : named(exitOffice, 'exit', exited)),
  ])
  const arrival = movement.arrival?.office === destination.office ? arrivedAt : undefined
  return {
    mrn: movement.mrn,
    state: movement.state,
    departureOffice: departure.office,
    destinationOffice: destination.office,
    releasedAt,
    limitAt,
    ...(arrivedAt === undefined ? {} : { arrivedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    offices: [
      ...named(departure.office, 'departure', releasedAt),
      ...legs,
      ...named(destination.office, 'destination', arrival),
    ],
  }
}
