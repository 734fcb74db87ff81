import type { Pool, PoolClient } from 'pg'
import type { Codelist } from '../../domain/reference/codes.ts'
import type { Rate } from '../../domain/values/rates.ts'
import type { Agreement, Authorisation, ContributionTable, Country, Office } from '../../domain/model/reference.ts'
import type { Dated, VersionChange } from '../../domain/values/versions.ts'
import type { Changed, OperatorAct, Plan, RegistryAdmin, RegistryChangeView } from '../../ports/registry.ts'
import type { Page, PageRequest } from '../../ports/reads.ts'
import { authorisationWriter } from './authorisations.ts'
import { type ImportedRow, overlay } from './codelists.ts'
import type { Queryable } from '../read-pool.ts'
import { fits, pageThatFits, readCursor, wholeNumber } from '../reads/paging.ts'
import { ALWAYS } from './registry.ts'
import { loadTariffs, putContributionTable, putRate } from './tariffs.ts'

/** `changed` runs after a change is committed and before the operator is answered; `reads` is what changes are read over. */
export type RegistryAdminOptions = { shipped: readonly Codelist[]; changed: () => Promise<unknown>; reads: Queryable }

type Write<T> = (client: PoolClient, change: VersionChange<T>) => Promise<unknown>

/** A registry that operators change: its name on record, how to read it, and how to write one version. */
type Register<T> = { subject: string; read: (client: PoolClient) => Promise<readonly T[]>; write: Write<T> }

/** Reference data as operators maintain it, in PostgreSQL. */
export function createRegistryAdmin(pool: Pool, options: RegistryAdminOptions): RegistryAdmin {
  const run = async <T>(
    register: Register<T>,
    act: OperatorAct,
    plan: (current: readonly T[]) => Plan<T>,
  ): Promise<Changed> => {
    const changed = await inTransaction(pool, act, (client) => change(client, register, act, plan))
    if (changed.ok && changed.changes.length > 0 && !act.dryRun) await options.changed()
    return changed
  }
  return {
    changeCodelist: (name, act, plan) => {
      const list = options.shipped.find((one) => one.name === name)
      if (list === undefined) throw new Error(`no code list ${name}`)
      return run(codelistRegister(list), act, (items) => plan({ ...list, items }))
    },
    changeOffices: (act, plan) => run(offices, act, plan),
    changeCountries: (act, plan) => run(countries, act, plan),
    changeAgreements: (act, plan) => run(agreements, act, plan),
    changeAuthorisations: (act, plan) => run(authorisations, act, plan),
    changeRates: (act, plan) => run(rates, act, plan),
    changeContributionTables: (act, plan) => run(contributionTables, act, plan),
    registryChanges: (page) => registryChanges(options.reads, page),
  }
}

/** Rolls back dry runs, refused changes and failures. */
async function inTransaction(
  pool: Pool,
  act: OperatorAct,
  work: (client: PoolClient) => Promise<Changed>,
): Promise<Changed> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const changed = await work(client)
    await client.query(changed.ok && !act.dryRun ? 'commit' : 'rollback')
    return changed
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function change<T>(
  client: PoolClient,
  register: Register<T>,
  act: OperatorAct,
  plan: (current: readonly T[]) => Plan<T>,
): Promise<Changed> {
  // The row is the lock: of two concurrent operators the second plans against the first one's result.
  const before = await client.query<{ version: string }>('select version from reference_version for update')
  const { findings, changes } = plan(await register.read(client))
  if (findings.length > 0) return { ok: false, findings }
  const present = before.rows[0]?.version ?? '0'
  if (changes.length === 0 || act.dryRun) return { ok: true, version: present, changes }
  for (const one of changes) await register.write(client, one)
  const raised = await client.query<{ version: string }>(
    'update reference_version set version = version + 1 returning version',
  )
  const version = raised.rows[0]?.version ?? present
  await client.query(
    `insert into registry_changes (version, subject, operator, reason, digest, changes, at)
     values ($1,$2,$3,$4,$5,$6,$7)`,
    [version, register.subject, act.operator, act.reason, act.digest, JSON.stringify(changes), act.at],
  )
  await client.query(`select pg_notify('corridor_reference', '')`)
  return { ok: true, version, changes }
}

const codelistRegister = (list: Codelist): Register<Codelist['items'][number]> => ({
  subject: `codelists/${list.name}`,
  read: async (client) => {
    const rows = await client.query<ImportedRow>('select list, data from codelist_items where list = $1', [list.name])
    return overlay([list], rows.rows).get(list.name)?.items ?? []
  },
  write: (client, { after }) =>
    client.query(
      `insert into codelist_items (list, code, valid_from, valid_to, data) values ($1,$2,$3,$4,$5)
       on conflict (list, code, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data`,
      [list.name, after.code, after.validFrom, after.validTo ?? null, JSON.stringify(after)],
    ),
})

async function parsed<T>(client: PoolClient, statement: string): Promise<T[]> {
  const rows = await client.query<{ data: string }>(statement)
  return rows.rows.map(({ data }) => JSON.parse(data) as T)
}

const offices: Register<Office> = {
  subject: 'offices',
  read: (client) => parsed(client, 'select data from offices order by code, valid_from'),
  write: (client, { after }) =>
    client.query(
      `insert into offices (code, valid_from, valid_to, data) values ($1,$2,$3,$4)
       on conflict (code, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data`,
      [after.code, after.validFrom, after.validTo ?? null, JSON.stringify(after)],
    ),
}

/** A country without a first day has always been valid. */
const countries: Register<Country & Dated> = {
  subject: 'countries',
  read: async (client) => {
    const rows = await parsed<Country>(client, 'select data from countries order by code, valid_from')
    return rows.map((country) => ({ ...country, validFrom: country.validFrom ?? ALWAYS }))
  },
  write: (client, { after }) =>
    client.query(
      `insert into countries (code, valid_from, data) values ($1,$2,$3)
       on conflict (code, valid_from) do update set data = excluded.data`,
      [after.code, after.validFrom, JSON.stringify(after)],
    ),
}

const agreements: Register<Agreement> = {
  subject: 'agreements',
  read: (client) => parsed(client, 'select data from agreements order by id, valid_from'),
  write: (client, { after }) =>
    client.query(
      `insert into agreements (id, valid_from, valid_to, data) values ($1,$2,$3,$4)
       on conflict (id, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data`,
      [after.id, after.validFrom, after.validTo ?? null, JSON.stringify(after)],
    ),
}

const authorisations: Register<Authorisation> = {
  subject: 'authorisations',
  read: (client) => parsed(client, 'select data from authorisations order by type, reference, valid_from'),
  write: (client, { after }) =>
    authorisationWriter((text, values) => client.query(text, [...values])).putAuthorisation(after),
}

const rates: Register<Rate> = {
  subject: 'rates',
  read: async (client) => (await loadTariffs(client)).rates,
  write: (client, { after }) => putRate(client, after),
}

const contributionTables: Register<ContributionTable> = {
  subject: 'contribution-tables',
  read: async (client) => (await loadTariffs(client)).contributions,
  write: (client, { after }) => putContributionTable(client, after),
}

type ChangeRow = {
  version: string
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
       select version, subject, operator, reason, digest, changes, at from registry_changes
       where $1::bigint is null or version < $1 order by version desc limit $2) page
     order by version desc`,
    [cursor === undefined ? null : wholeNumber(cursor[0]), page.limit + 1],
  )
  return pageThatFits(rows.rows, page.limit, (row) => ['registry-changes', row.version], changeView)
}

const changeView = ({ version, subject, operator, reason, digest, changes, at }: ChangeRow): RegistryChangeView => ({
  version,
  subject,
  operator,
  reason,
  digest: `sha256:${digest.toString('hex')}`,
  at: at.toISOString(),
  changes: JSON.parse(changes) as VersionChange<unknown>[],
})
