import type { LegalHold } from '../../domain/model/legal-hold.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'
import type { CountryCode } from '../../domain/values/party.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { RegistryDb } from '../../ports/registry-acts.ts'
import type { Queryable } from '../read-pool.ts'
import { pageOf, readCursor } from '../reads/paging.ts'

type Row = { mrn: Mrn; valid_from: string; valid_to: string | null; country: CountryCode; order: string }

const COLUMNS = `mrn, to_char(valid_from, 'YYYY-MM-DD') as valid_from, to_char(valid_to, 'YYYY-MM-DD') as valid_to, country, "order"`

const holdOf = ({ mrn, valid_from: validFrom, valid_to: validTo, country, order }: Row): LegalHold => ({
  mrn,
  validFrom,
  ...(validTo === null ? {} : { validTo }),
  country,
  order,
})

/** Held while a round looks for what to destroy, or an order changes it: each sees what the other has done. */
export const HOLDS_LOCK = 0x686f6c64

/** All orders there are, to be changed in this transaction: a round that destroys waits for it, and it for the round's present step. */
export async function holdsToChange(db: Pick<RegistryDb, 'query'>): Promise<LegalHold[]> {
  await db.query('select pg_advisory_xact_lock($1)', [HOLDS_LOCK])
  return (await db.query<Row>(`select ${COLUMNS} from legal_holds`)).rows.map(holdOf)
}

/** Writes one order; one of the same movement and day replaces the one before. */
export const putLegalHold = (db: Pick<RegistryDb, 'query'>, { mrn, validFrom, validTo, country, order }: LegalHold) =>
  db.query(
    `insert into legal_holds (mrn, valid_from, valid_to, country, "order") values ($1,$2,$3,$4,$5)
     on conflict (mrn, valid_from) do update set valid_to = excluded.valid_to, country = excluded.country, "order" = excluded."order"`,
    [mrn, validFrom, validTo ?? null, country, order],
  )

/** Orders by movement and day; `mrn` picks those of one. */
export async function listLegalHolds(reads: Queryable, page: PageRequest, mrn?: string): Promise<Page<LegalHold>> {
  const cursor = readCursor('legal-holds', page.cursor, 2)
  const { rows } = await reads.query<Row>(
    `select ${COLUMNS} from legal_holds where ($1::text is null or mrn = $1) and ($2::text is null or (mrn, valid_from) > ($2, $3::date))
     order by legal_holds.mrn, legal_holds.valid_from limit $4`,
    [mrn ?? null, cursor?.[0] ?? null, cursor?.[1] ?? null, page.limit + 1],
  )
  return pageOf(rows, page.limit, (row) => ['legal-holds', row.mrn, row.valid_from], holdOf)
}
