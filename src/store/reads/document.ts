import { contactIn } from '../../domain/reference/registry.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { createHash, timingSafeEqual } from 'node:crypto'
import { closedByOf, typedCode } from '../../domain/office-app/follow-up.ts'
import { enquiryOf, isOpen } from '../../domain/model/open.ts'
import { isReleased } from '../../domain/model/declared.ts'
import type { Movement, Passage, ReleasedMovement } from '../../domain/model/movement.ts'
import type { Declaration } from '../../generated/types.ts'
import type { DocumentReads, DocumentSource, FollowUpOffice, FollowUpView } from '../../ports/document.ts'
import type { Erased } from '../../ports/erased.ts'
import { movementFromDocument } from '../documents.ts'
import { among, mayReadMovement, Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import type { OfficeCode } from '../../domain/values/office.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

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
      const row = await rowOf(pool, where, parameters)
      if (row === undefined) return undefined
      const movement = movementFromDocument(row.doc)
      return holdsGoods(viewer, movement) ? sourceOf(pool, movement, row) : undefined
    },

    async documentByCode(mrn, code) {
      if (!(await opens(pool, mrn, code))) return undefined
      const parameters = new Parameters()
      const row = await rowOf(pool, `m.mrn = ${parameters.add(mrn)}`, parameters)
      return row === undefined ? undefined : sourceOf(pool, movementFromDocument(row.doc), row)
    },

    async followUp(mrn, code) {
      if (!(await opens(pool, mrn, code))) return undefined
      return followUpByMrn(pool, mrn)
    },

    async followUpFor(viewer, mrn) {
      const parameters = new Parameters()
      const { rows } = await pool.query<{ doc: string }>(
        `select m.doc from movements m
         where m.mrn = ${parameters.add(mrn)} and ${mayReadMovement(viewer, 'm', parameters)}`,
        parameters.values,
      )
      const [row] = rows
      return row === undefined ? undefined : followUpOf(pool, movementFromDocument(row.doc))
    },
  }
}

/** What whoever holds the paper may see, without asking for the code: for letters to those who had it. Undefined before release. */
export async function followUpByMrn(pool: Queryable, mrn: Mrn): Promise<FollowUpView | undefined> {
  const found = await pool.query<{ doc: string }>('select doc from movements where mrn = $1', [mrn])
  const [row] = found.rows
  return row === undefined ? undefined : followUpOf(pool, movementFromDocument(row.doc))
}

/** Whether this is the movement's code, after the same amount of work when it is not. */
async function opens(pool: Queryable, mrn: Mrn, code: string): Promise<boolean> {
  const rows = await pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [mrn])
  const stored = rows.rows[0]?.code
  const same = timingSafeEqual(digestOf(typedCode(code)), digestOf(stored ?? NO_CODE))
  return stored !== undefined && same
}

async function rowOf(pool: Queryable, where: string, parameters: Parameters): Promise<Row | undefined> {
  const rows = await pool.query<Row>(
    `select m.doc, f.code,
       (select d.doc from declarations d where d.mrn = m.mrn order by d.version desc, d.revision desc limit 1) as declaration,
       (select l.record from log_leaves l where ${among('l.mrn', 'm.mrn')} and l.kind <> 'refusal'
         order by l.mrn desc, l.log_index desc limit 1) as record
     from movements m left join follow_up_codes f on f.mrn = m.mrn where ${where}`,
    parameters.values,
  )
  return rows.rows[0]
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

async function sourceOf(
  pool: Queryable,
  movement: Movement,
  row: Row,
): Promise<DocumentSource | 'not-released' | Erased> {
  const { erased } = movement
  if (erased !== undefined) return { destroyedAt: erased.on, country: erased.under }
  const { declaration, code, record } = row
  if (!isReleased(movement) || declaration === null || code === null || record === null) {
    return 'not-released'
  }
  const { decidedAt } = JSON.parse(record) as { decidedAt: string }
  const { names: offices, zones } = await officesNamed(pool, officesOf(movement))
  return { movement, declaration: JSON.parse(declaration) as Declaration, code, decidedAt, offices, zones }
}

/** Every office of the way, and those where the goods passed instead. */
function officesOf(movement: Movement): OfficeCode[] {
  const legs = movement.legs.flatMap(({ entryOffice, exitOffice, entered, exited, returned }) => [
    entryOffice,
    exitOffice,
    ...[entered, exited, returned].map((passage) => passage?.office),
  ])
  const ends = [movement.declared?.departure.office, movement.declared?.destination.office, movement.arrival?.office]
  return [...new Set([...legs, ...ends].filter((code) => code !== undefined))]
}

type OfficeRow = {
  code: OfficeCode
  name: string | null
  zone: string | null
  contacts: { kind: string; value: string }[] | null
}

/** Offices as the registry has them now, by code. */
async function officesNow(pool: Queryable, codes: readonly OfficeCode[]): Promise<ReadonlyMap<OfficeCode, OfficeRow>> {
  const rows = await pool.query<Omit<OfficeRow, 'contacts'> & { contacts: string | null }>(
    `select distinct on (code) code, data->>'name' as name, data->>'timeZone' as zone, data->'contacts' as contacts
     from offices where code = any($1::text[]) order by code, valid_from desc`,
    [codes],
  )
  return new Map(
    rows.rows.map(({ contacts, ...row }) => [
      row.code,
      { ...row, contacts: contacts === null ? null : (JSON.parse(contacts) as OfficeRow['contacts']) },
    ]),
  )
}

type OfficesNamed = { names: ReadonlyMap<OfficeCode, string>; zones: ReadonlyMap<OfficeCode, string> }

/** Current names and time zones of offices, by code. */
async function officesNamed(pool: Queryable, codes: readonly OfficeCode[]): Promise<OfficesNamed> {
  const rows = [...(await officesNow(pool, codes)).values()]
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
  const offices = await officesNow(pool, officesOf(movement))
  const closedBy = closedByOf(movement)
  return {
    mrn: movement.mrn,
    state: closedBy === undefined ? movement.state : 'closed',
    ...(closedBy === undefined ? {} : { closedBy }),
    departureOffice: departure.office,
    destinationOffice: destination.office,
    releasedAt,
    limitAt,
    ...(arrivedAt === undefined ? {} : { arrivedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    offices: wayOf(movement, releasedAt, offices),
    ...openOf(movement),
    contact: contactIn(departure.office, offices.get(departure.office)?.contacts ?? undefined),
  }
}

/** What happened where it happened: an office of the way until the goods have passed, then the one they passed at. */
function wayOf(
  { declared, legs, arrival }: ReleasedMovement,
  releasedAt: string,
  offices: ReadonlyMap<OfficeCode, OfficeRow>,
): FollowUpOffice[] {
  const named = (office: OfficeCode | undefined, role: FollowUpOffice['role'], passedAt?: string): FollowUpOffice[] => {
    if (office === undefined) return []
    const name = offices.get(office)?.name ?? undefined
    return [{ office, ...(name === undefined ? {} : { name }), role, ...(passedAt === undefined ? {} : { passedAt }) }]
  }
  const seen = (passage: Passage | undefined, office: OfficeCode | undefined, role: FollowUpOffice['role']) =>
    named(passage?.office ?? office, role, passage?.occurredAt)
  return [
    ...named(declared.departure.office, 'departure', releasedAt),
    ...legs.flatMap(({ entryOffice, exitOffice, entered, exited, returned }) => [
      ...seen(entered, entryOffice, 'entry'),
      ...seen(exited, exitOffice, 'exit'),
      ...(returned === undefined ? [] : seen(returned, undefined, 'return')),
    ]),
    ...seen(arrival, declared.destination.office, 'destination'),
  ]
}

/** The enquiry and the claim that are open. Stops and differences are for customs only (engine.md 9). */
function openOf(movement: Movement): Pick<FollowUpView, 'enquiry' | 'claim'> {
  const enquiry = enquiryOf(movement)
  const { since, payBy } = isOpen(movement, 'recovery') ? (movement.recovery ?? {}) : {}
  return {
    ...(enquiry === undefined
      ? {}
      : {
          enquiry: {
            ...(enquiry.since === undefined ? {} : { since: enquiry.since }),
            respondBy: enquiry.respondBy,
            asked: enquiry.stage,
          },
        }),
    ...(isOpen(movement, 'recovery')
      ? { claim: { ...(since === undefined ? {} : { since }), ...(payBy === undefined ? {} : { payBy }) } }
      : {}),
  }
}
