import type { Codelist } from '../../domain/reference/codes.ts'
import type { LegalHold } from '../../domain/model/legal-hold.ts'
import type { PartnerAgreement } from '../../domain/model/partner.ts'
import type { RetentionPeriod } from '../../domain/model/retention.ts'
import type { Rate } from '../../domain/values/rates.ts'
import type { Agreement, Authorisation, ContributionTable, Country, Office } from '../../domain/model/reference.ts'
import type { Dated, VersionChange } from '../../domain/values/versions.ts'
import type { Changed, OperatorAct, Plan, RegistryAdmin, RegistryChangeView } from '../../ports/registry.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { PerformAct, RegistryDb } from '../../ports/registry-acts.ts'
import { authorisationWriter } from './authorisations.ts'
import { type ImportedRow, overlay } from './codelists.ts'
import type { Queryable } from '../read-pool.ts'
import { fits, pageThatFits, readCursor, wholeNumber } from '../reads/paging.ts'
import { ALWAYS } from './registry.ts'
import { holdsToChange, listLegalHolds, putLegalHold } from './legal-holds.ts'
import { loadPartnerAgreements, writingPartnerAgreement } from './partners.ts'
import { loadRetention, putRetention } from './retention.ts'
import { loadTariffs, putContributionTable, putRate } from './tariffs.ts'

/** `reads` is what changes are read over. */
export type RegistryAdminOptions = { shipped: readonly Codelist[]; perform: PerformAct; reads: Queryable }

type Write<T> = (db: RegistryDb, change: VersionChange<T>) => Promise<unknown>

/** A registry that operators change: its name on record, how to read it, and how to write one version. */
type Register<T> = { subject: string; read: (db: RegistryDb) => Promise<readonly T[]>; write: Write<T> }

/** Reference data as operators maintain it, in PostgreSQL. */
export function createRegistryAdmin({ shipped, perform, reads }: RegistryAdminOptions): RegistryAdmin {
  const run = async <T>(
    { subject, read, write }: Register<T>,
    act: OperatorAct,
    plan: (current: readonly T[]) => Plan<T>,
  ): Promise<Changed> => {
    const changed = await perform<undefined, Refused>({ ...act, act: 'reference-change', subject }, async (db) => {
      const { findings, changes } = plan(await read(db))
      if (findings.length > 0) return { ok: false, findings }
      for (const one of changes) await write(db, one)
      return { ok: true, changes, answer: undefined }
    })
    return changed.ok ? { ok: true, version: changed.version, changes: changed.changes } : changed
  }
  return {
    changeCodelist: (name, act, plan) => {
      const list = shipped.find((one) => one.name === name)
      if (list === undefined) throw new Error(`no code list ${name}`)
      return run(codelistRegister(list), act, (items) => plan({ ...list, items }))
    },
    changeOffices: (act, plan) => run(offices, act, plan),
    changeCountries: (act, plan) => run(countries, act, plan),
    changeAgreements: (act, plan) => run(agreements, act, plan),
    changeAuthorisations: (act, plan) => run(authorisations, act, plan),
    changeRates: (act, plan) => run(rates, act, plan),
    changeRetention: (act, plan) => run(retention, act, plan),
    changePartnerAgreements: (act, plan) => run(partnerAgreements, act, plan),
    changeLegalHolds: (act, plan) => run(legalHolds, act, plan),
    legalHolds: (page, mrn) => listLegalHolds(reads, page, mrn),
    changeContributionTables: (act, plan) => run(contributionTables, act, plan),
    registryChanges: (page) => registryChanges(reads, page),
  }
}

type Refused = Extract<Changed, { ok: false }>

const codelistRegister = (list: Codelist): Register<Codelist['items'][number]> => ({
  subject: `codelists/${list.name}`,
  read: async (db) => {
    const rows = await db.query<ImportedRow>('select list, data from codelist_items where list = $1', [list.name])
    return overlay([list], rows.rows).get(list.name)?.items ?? []
  },
  write: (db, { after }) =>
    db.query(
      `insert into codelist_items (list, code, valid_from, valid_to, data) values ($1,$2,$3,$4,$5)
       on conflict (list, code, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data`,
      [list.name, after.code, after.validFrom, after.validTo ?? null, JSON.stringify(after)],
    ),
})

async function parsed<T>(db: RegistryDb, statement: string): Promise<T[]> {
  const rows = await db.query<{ data: string }>(statement)
  return rows.rows.map(({ data }) => JSON.parse(data) as T)
}

const offices: Register<Office> = {
  subject: 'offices',
  read: (db) => parsed(db, 'select data from offices order by code, valid_from'),
  write: (db, { after }) =>
    db.query(
      `insert into offices (code, valid_from, valid_to, data) values ($1,$2,$3,$4)
       on conflict (code, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data`,
      [after.code, after.validFrom, after.validTo ?? null, JSON.stringify(after)],
    ),
}

/** A country without a first day has always been valid. */
const countries: Register<Country & Dated> = {
  subject: 'countries',
  read: async (db) => {
    const rows = await parsed<Country>(db, 'select data from countries order by code, valid_from')
    return rows.map((country) => ({ ...country, validFrom: country.validFrom ?? ALWAYS }))
  },
  write: (db, { after }) =>
    db.query(
      `insert into countries (code, valid_from, data) values ($1,$2,$3)
       on conflict (code, valid_from) do update set data = excluded.data`,
      [after.code, after.validFrom, JSON.stringify(after)],
    ),
}

const agreements: Register<Agreement> = {
  subject: 'agreements',
  read: (db) => parsed(db, 'select data from agreements order by id, valid_from'),
  write: (db, { after }) =>
    db.query(
      `insert into agreements (id, valid_from, valid_to, data) values ($1,$2,$3,$4)
       on conflict (id, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data`,
      [after.id, after.validFrom, after.validTo ?? null, JSON.stringify(after)],
    ),
}

const authorisations: Register<Authorisation> = {
  subject: 'authorisations',
  read: (db) => parsed(db, 'select data from authorisations order by type, reference, valid_from'),
  write: (db, { after }) => authorisationWriter((text, values) => db.query(text, values)).putAuthorisation(after),
}

const rates: Register<Rate> = {
  subject: 'rates',
  read: async (db) => (await loadTariffs(db)).rates,
  write: (db, { after }) => putRate(db, after),
}

const contributionTables: Register<ContributionTable> = {
  subject: 'contribution-tables',
  read: async (db) => (await loadTariffs(db)).contributions,
  write: (db, { after }) => putContributionTable(db, after),
}

const retention: Register<RetentionPeriod> = {
  subject: 'retention',
  read: loadRetention,
  write: (db, { after }) => putRetention(db, after),
}

const partnerAgreements: Register<PartnerAgreement> = {
  subject: 'partner-agreements',
  read: loadPartnerAgreements,
  write: (db, { after }) => db.query(...writingPartnerAgreement(after)),
}

const legalHolds: Register<LegalHold> = {
  subject: 'legal-holds',
  read: holdsToChange,
  write: (db, { after }) => putLegalHold(db, after),
}

type ChangeRow = {
  version: string
  log_index: string | null
  subject: string
  operator: string
  reason: string
  digest: Buffer
  changes: string
  at: Date
}

async function registryChanges(pool: Queryable, page: PageRequest): Promise<Page<RegistryChangeView>> {
  const cursor = readCursor('registry-changes', page.cursor, 1)
  const rows = await pool.query<ChangeRow & { fits: boolean }>(
    `select page.*, ${fits('octet_length(changes::text)', 'version desc')} from (
       select version, log_index, subject, operator, reason, digest, changes, at from registry_changes
       where $1::bigint is null or version < $1 order by version desc limit $2) page
     order by version desc`,
    [cursor === undefined ? null : wholeNumber(cursor[0]), page.limit + 1],
  )
  return pageThatFits(rows.rows, page.limit, (row) => ['registry-changes', row.version], changeView)
}

const changeView = ({
  version,
  log_index: logIndex,
  subject,
  operator,
  reason,
  digest,
  changes,
  at,
}: ChangeRow): RegistryChangeView => ({
  version,
  ...(logIndex === null ? {} : { logIndex: Number(logIndex) }),
  subject,
  operator,
  reason,
  digest: `sha256:${digest.toString('hex')}`,
  at: at.toISOString(),
  changes: JSON.parse(changes) as VersionChange<unknown>[],
})
