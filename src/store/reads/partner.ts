import { facet } from '../../domain/model/facets.ts'
import { isReferenced } from '../../domain/model/guarantee.ts'
import type { Movement } from '../../domain/model/movement.ts'
import { asGrn } from '../../domain/values/identifiers.ts'
import { minorOf } from '../../domain/values/money.ts'
import { asCountry, type CountryCode, countryOfParty, type PartyKey } from '../../domain/values/party.ts'
import { utcDate } from '../../domain/values/time.ts'
import { dated } from '../../domain/reference/guarantee-types.ts'
import type { ClaimView, PartnerReads } from '../../ports/partner.ts'
import { type GuaranteeRow, guaranteeFromRow, movementFromDocument } from '../documents.ts'
import type { Queryable } from '../read-pool.ts'
import { cursorOf, pageOf, readCursor } from './paging.ts'
import { createStatisticsReads } from './statistics.ts'

/** Open recoveries looked at for one page: those of other countries are passed over. */
const LOOKED_AT = 200

/**
 * The reads of partner administrations. They run with the hub's eyes, since a partner is no party to anything; what bounds them is
 * the countries given, which the caller has from agreements in force (`readableBy`).
 * @param now milliseconds UTC: a guarantee expires on its day, whether or not anything has touched it since
 */
export function createPartnerReads(ofHub: Queryable, now: () => number): PartnerReads {
  const figures = createStatisticsReads(ofHub)
  return {
    partnerClaims: async (countries, { limit, cursor }) => {
      const [after = ''] = readCursor('partner-claims', cursor, 1) ?? []
      const { rows } = await ofHub.query<{ mrn: string; doc: string }>(
        `select f.mrn, m.doc from movement_facets f join movements m on m.mrn = f.mrn
         where f.facet = $1 and f.mrn > $2 order by f.mrn limit $3`,
        [facet('procedure', 'recovery'), after, LOOKED_AT + 1],
      )
      const looked = rows.slice(0, LOOKED_AT)
      const found = looked.flatMap(({ doc }) => claimIn(movementFromDocument(doc), countries) ?? [])
      const items = found.slice(0, limit)
      const last = found.length > limit ? items.at(-1)?.mrn : looked.at(-1)?.mrn
      const more = found.length > limit || rows.length > LOOKED_AT
      return { items, ...(more && last !== undefined ? { next: cursorOf(['partner-claims', last]) } : {}) }
    },
    partnerCover: async (countries, { limit, cursor }) => {
      const [guarantor = '', grn = ''] = readCursor('partner-cover', cursor, 2) ?? []
      const { rows } = await ofHub.query<GuaranteeRow & { guarantor: PartyKey }>(
        `select g.* from parties p
         cross join lateral (
           select * from guarantees where guarantor = p.key and (guarantor, grn) > ($2, $3) and grn not like 'TIR-%'
           order by grn limit $4) g
         where p.country = any($1) order by g.guarantor, g.grn limit $4`,
        [[...countries], guarantor, grn, limit + 1],
      )
      return pageOf(
        rows,
        limit,
        (row) => ['partner-cover', row.guarantor, row.grn],
        (row) => {
          const { type, state, available, reserved, inUse, claimed, spent, ...rest } = dated(
            guaranteeFromRow(row),
            utcDate(now()),
          )
          const amounts = { limit: rest.limit, available, reserved, inUse, claimed, spent }
          return { grn: row.grn, type, state, guarantor: row.guarantor, currency: row.currency, ...amounts }
        },
      )
    },
    partnerMovements: async (countries, period) => {
      const { rows } = await figures.statistics('transit-times', 'corridor', { period }, now())
      return rows.filter(({ value = '' }) => value.split('-').some((country) => countries.has(asCountry(country))))
    },
  }
}

/** The open claim of a movement, if one of these countries makes it or has a guarantor that answers for it. */
function claimIn(movement: Movement, countries: ReadonlySet<CountryCode>): ClaimView | undefined {
  const { mrn, recovery, lines, liabilities = [] } = movement
  const claimant = recovery?.claimant
  if (claimant === undefined) return undefined
  const guarantors = recovery?.guarantors ?? []
  const concerned = [countryOfParty(claimant), ...guarantors.map(({ guarantor }) => countryOfParty(guarantor))]
  if (!concerned.some((country) => countries.has(country))) return undefined
  const ofLines = lines.flatMap((line) =>
    line.state === 'claimed' && isReferenced(line) && line.currency !== undefined
      ? [{ grn: line.grn, minor: line.minor, currency: line.currency }]
      : [],
  )
  const ofFunds = liabilities
    .map(({ grn, currency, claimed }) => ({ grn: asGrn(grn), minor: minorOf({ amount: claimed, currency }), currency }))
    .filter(({ minor }) => minor > 0n)
  return {
    mrn,
    claimant,
    ...(recovery?.since === undefined ? {} : { since: recovery.since }),
    ...(recovery?.payBy === undefined ? {} : { payBy: recovery.payBy }),
    guarantors,
    claimed: [...ofLines, ...ofFunds],
  }
}
