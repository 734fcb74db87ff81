import { Readable } from 'node:stream'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { planPartnerAgreements } from '../../domain/imports/partners.ts'
import type { StatementLine } from '../../domain/guarantee/statement.ts'
import { type PartnerRead, readableBy } from '../../domain/model/partner.ts'
import { formatAmount } from '../../domain/values/money.ts'
import { type CountryCode, countryOfParty } from '../../domain/values/party.ts'
import { utcDateTime } from '../../domain/values/time.ts'
import type { ClaimView, CoverView } from '../../ports/partner.ts'
import type { StatisticsRow } from '../../ports/statistics.ts'
import { callerOf, partyOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { actOf, changeAnswer, itemsOf, jsonOf } from '../operator-act.ts'
import { statementCsv, statementJson } from '../pages/contribution-statement.ts'
import { asksForCsv } from '../pages/language.ts'
import { pageRequest, queryText, withCursor } from '../parameters.ts'
import { EdgeError } from '../problems.ts'
import { onDay, today } from '../registry-request.ts'
import { monthBefore, monthOf } from '../statistics-query.ts'

/** What partner administrations read, each by an agreement in force and of its countries alone (docs/decisions/0206). */
export const partnerRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/partner-agreements', async (request) => {
      const caller = callerOf(request)
      const all = deps.reference().partnerAgreements
      return { items: onDay(request, caller.kind === 'party' ? all.filter((one) => one.partner === caller.key) : all) }
    })

    app.put('/v1/partner-agreements', async (request) => {
      const [act, items] = [actOf(deps, request), itemsOf(jsonOf(deps, request))]
      const plan: Parameters<typeof deps.admin.changePartnerAgreements>[1] = (current) =>
        planPartnerAgreements(current, items, deps.reference().roleOf)
      return changeAnswer(await deps.admin.changePartnerAgreements(act, plan), act)
    })

    app.get('/v1/partner/contributions', async (request, reply) => {
      const [countries, month] = [readable(deps, request, 'contributions'), monthAsked(deps, request)]
      const lines = contributionsOf(deps.reads.contributionStatement(month, undefined), countries)
      reply.header('vary', 'accept')
      if (!asksForCsv(request.headers.accept)) return statementJson(month, lines)
      return reply
        .header('content-disposition', `attachment; filename="contributions-${month}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(Readable.from(statementCsv(month, lines)))
    })

    app.get('/v1/partner/claims', async (request) => {
      const countries = readable(deps, request, 'claims')
      const page = await withCursor(request, () => deps.reads.partnerClaims(countries, pageRequest(request)))
      return { ...page, items: page.items.map(claimShown), asOf: asOf(deps) }
    })

    app.get('/v1/partner/cover', async (request) => {
      const countries = readable(deps, request, 'cover')
      const page = await withCursor(request, () => deps.reads.partnerCover(countries, pageRequest(request)))
      return { ...page, items: page.items.map(coverShown), asOf: asOf(deps) }
    })

    app.get('/v1/partner/movements', async (request) => {
      const [countries, month] = [readable(deps, request, 'movements'), monthAsked(deps, request)]
      const [from, to] = monthOf(month)
      const rows = await deps.reads.partnerMovements(countries, { from, to })
      return { month, items: rows.map(corridorShown), asOf: asOf(deps) }
    })
  }

const asOf = (deps: ServerDeps): string => utcDateTime(deps.clock().getTime())

/** The countries whose lines the caller may read today. Throws 403 where no agreement lets it read any. */
function readable(deps: ServerDeps, request: FastifyRequest, read: PartnerRead): ReadonlySet<CountryCode> {
  const countries = readableBy(deps.reference().partnerAgreements, partyOf(request).key, read, today(deps))
  if (countries.size === 0) throw new EdgeError('forbidden')
  return countries
}

const monthAsked = (deps: ServerDeps, request: FastifyRequest): string =>
  queryText(request, 'month') ?? monthBefore(deps.clock().getTime())

/** The shares a country collects or gets. What guarantors owe each other by claims is theirs alone. */
async function* contributionsOf(
  lines: AsyncIterable<StatementLine>,
  countries: ReadonlySet<CountryCode>,
): AsyncGenerator<StatementLine> {
  for await (const line of lines)
    if (line.kind === 'contribution' && (countries.has(line.country) || countries.has(countryOfParty(line.debtor))))
      yield line
}

const claimShown = ({ claimed, ...claim }: ClaimView) => ({
  ...claim,
  claimed: claimed.map(({ grn, minor, currency }) => ({ grn, amount: formatAmount(minor, currency), currency })),
})

function coverShown({ limit, available, reserved, inUse, claimed, spent, ...guarantee }: CoverView) {
  const amount = (minor: bigint): string => formatAmount(minor, guarantee.currency)
  return {
    ...guarantee,
    limit: amount(limit),
    available: amount(available),
    reserved: amount(reserved),
    inUse: amount(inUse),
    claimed: amount(claimed),
    spent: amount(spent),
  }
}

function corridorShown({ value, n, percentiles }: StatisticsRow) {
  const [, p50, , p90] = percentiles ?? []
  return { corridor: value, n, ...(p50 === undefined ? {} : { p50, p90 }) }
}
