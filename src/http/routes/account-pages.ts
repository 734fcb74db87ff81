import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type CurrencyMonth, type GuaranteeMonth, MonthTotals } from '../../domain/guarantee/month.ts'
import type { Grn } from '../../domain/values/identifiers.ts'
import { utcDate } from '../../domain/values/time.ts'
import type { MonthSpan } from '../../ports/account.ts'
import type { Language } from '../../ports/handle.ts'
import type { PageRequest } from '../../ports/page.ts'
import type { GuaranteeEntryView } from '../../ports/reads.ts'
import { partyOf, viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { claimsPage, exposuresPage, guaranteePage, guaranteesPage } from '../pages/account-guarantees.ts'
import { movementPage, movementsPage, STATES } from '../pages/account-movements.ts'
import type { Account, Query } from '../pages/account-page.ts'
import { guaranteeMonthPage, statementCsv, statementPage } from '../pages/account-statement.ts'
import type { PlainPages } from '../pages/plain-page.ts'
import { pathGrn, pathMrn, queryText, withCursor } from '../parameters.ts'
import { EdgeError, notFound, unknownMovement } from '../problems.ts'
import { languageOfPage } from './follow-up.ts'

/** Entries of one page: none is larger than 20 kB (faces.md 3). */
const SHOWN = { movements: 8, guarantees: 3, exposures: 6, claims: 10, entries: 15, months: 2 } as const

/** Entries of a guarantee read at once for the file of a month. */
const STREAMED = 1_000

/** The account's name in each language, as it is printed and said on the phone. */
const HOMES: readonly [string, Language | undefined][] = [
  ['/account', undefined],
  ['/compte', 'fr'],
  ['/conta', 'pt'],
]

/**
 * The headers of a page of an account. Where a page says nothing of where it is, browsers send its forms with the origin `null`,
 * as they do those of another site: these say it to this hub, and to nobody else.
 */
export const ofAccount = (reply: FastifyReply): FastifyReply =>
  reply.headers({ vary: 'accept, accept-language, cookie', 'referrer-policy': 'same-origin' })

/** The pages of an account, behind the sign-in. What they read is filtered as all that the party reads. */
export function addAccountPages(app: FastifyInstance, deps: ServerDeps, pages: PlainPages): void {
  const send = (reply: FastifyReply, text: string): FastifyReply => pages.send(ofAccount(reply), text)

  for (const [path, language] of HOMES) {
    app.get(path, async (request, reply) => {
      const account = accountOf(deps, request, language)
      return send(reply, await homeOf(deps, request, pages, account))
    })
  }

  app.get('/account/movements/:mrn', async (request, reply) => {
    const mrn = pathMrn(request)
    const viewer = viewerOf(request)
    const movement = await deps.reads.movement(viewer, mrn)
    if (movement === undefined) throw unknownMovement(mrn)
    const view = await deps.reads.followUpFor(viewer, mrn)
    return send(reply, movementPage(pages, accountOf(deps, request), { movement, view }))
  })

  app.get('/account/guarantees', async (request, reply) => {
    const account = accountOf(deps, request)
    if (account.role === 'guarantor') return send(reply, await homeOf(deps, request, pages, account))
    const page = pageOf(request, SHOWN.exposures)
    const exposures = await withCursor(request, () => deps.accounts.exposures(viewerOf(request), page))
    return send(reply, exposuresPage(pages, account, exposures))
  })

  app.get('/account/claims', async (request, reply) => {
    const page = pageOf(request, SHOWN.claims)
    const claims = await withCursor(request, () => deps.accounts.claims(viewerOf(request), page))
    return send(reply, claimsPage(pages, accountOf(deps, request), claims))
  })

  addGuarantee(app, deps, pages)
  addStatement(app, deps, pages)
}

/** One guarantee: as it is now with all its entries, or over a month. */
function addGuarantee(app: FastifyInstance, deps: ServerDeps, pages: PlainPages): void {
  app.get('/account/guarantees/:grn', async (request, reply) => {
    const [grn, viewer] = [pathGrn(request), viewerOf(request)]
    const page = pageOf(request, SHOWN.entries)
    const account = accountOf(deps, request)
    if (queryText(request, 'month') === undefined) {
      const guarantee = await deps.reads.guarantee(viewer, grn, { limit: 1 })
      if (guarantee?.view !== 'balances') throw notFound()
      const entries = await withCursor(request, () => deps.reads.guaranteeEntries(viewer, grn, page))
      return pages.send(
        ofAccount(reply),
        guaranteePage(pages, account, { guarantee, entries: entries ?? { items: [] } }),
      )
    }
    const { month, span, open } = await monthIn(deps, request)
    const { key } = partyOf(request)
    const of = await onlyMonth(deps, key, grn, span)
    const entries = await withCursor(request, () => deps.accounts.entriesOfMonth(key, grn, span, page))
    return pages.send(ofAccount(reply), guaranteeMonthPage(pages, account, { month, open, of, entries }))
  })
}

/** A guarantor's own guarantee over a month. Throws 404 for another's. */
async function onlyMonth(deps: ServerDeps, key: Account['key'], grn: Grn, span: MonthSpan): Promise<GuaranteeMonth> {
  for await (const one of deps.accounts.guaranteeMonths(key, span, { only: grn })) return one
  throw notFound()
}

/** The monthly statement, as page and as CSV. */
function addStatement(app: FastifyInstance, deps: ServerDeps, pages: PlainPages): void {
  app.get('/account/statement', async (request, reply) => {
    const { month, span, open } = await monthIn(deps, request)
    const shown = await monthOf(deps, request, span)
    return pages.send(ofAccount(reply), statementPage(pages, accountOf(deps, request), { month, open, ...shown }))
  })

  app.get('/account/statement.csv', async (request, reply) => {
    const { month, span } = await monthIn(deps, request)
    const { key } = partyOf(request)
    const lines = statementCsv(month, deps.accounts.guaranteeMonths(key, span), ({ grn }) =>
      entriesIn(deps, key, grn, span),
    )
    return reply
      .header('content-disposition', `attachment; filename="guarantees-${month}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(Readable.from(lines))
  })
}

/** What an account opens with: a principal's movements, a guarantor's guarantees. */
async function homeOf(deps: ServerDeps, request: FastifyRequest, pages: PlainPages, account: Account): Promise<string> {
  const viewer = viewerOf(request)
  if (account.role === 'guarantor') {
    const page = pageOf(request, SHOWN.guarantees)
    return guaranteesPage(pages, account, await withCursor(request, () => deps.reads.guarantees(viewer, page)))
  }
  const which = account.query['state'] === 'ended' ? 'ended' : 'active'
  const page = pageOf(request, SHOWN.movements)
  const found = await withCursor(request, () => deps.reads.movements(viewer, { states: STATES[which] }, page))
  return movementsPage(pages, account, which, found)
}

const pageOf = (request: FastifyRequest, limit: number): PageRequest => {
  const cursor = queryText(request, 'cursor')
  return cursor === undefined ? { limit } : { limit, cursor }
}

/** The month asked for, this one where none is; its part of the log, and whether it is still going on. */
async function monthIn(
  deps: ServerDeps,
  request: FastifyRequest,
): Promise<{ month: string; span: MonthSpan; open: boolean }> {
  const now = utcDate(deps.clock().getTime()).slice(0, 7)
  const month = queryText(request, 'month') ?? now
  return { month, span: await deps.accounts.monthSpan(month), open: month >= now }
}

type Months = { totals: readonly CurrencyMonth[]; guarantees: readonly GuaranteeMonth[]; next: string | undefined }

/** With the first page everything is added up; the cursor is the guarantee that was shown last. */
async function monthOf(deps: ServerDeps, request: FastifyRequest, span: MonthSpan): Promise<Months> {
  const after = queryText(request, 'cursor')
  const totals = new MonthTotals()
  const guarantees: GuaranteeMonth[] = []
  let next: string | undefined
  const which = after === undefined ? {} : { after }
  for await (const one of deps.accounts.guaranteeMonths(partyOf(request).key, span, which)) {
    totals.add(one)
    if (guarantees.length < SHOWN.months) guarantees.push(one)
    else next = guarantees.at(-1)?.grn
    if (next !== undefined && after !== undefined) break
  }
  return { totals: after === undefined ? totals.all() : [], guarantees, next }
}

/** The entries of one guarantee in a month, however many. */
async function* entriesIn(
  deps: ServerDeps,
  key: Account['key'],
  grn: Grn,
  span: MonthSpan,
): AsyncGenerator<GuaranteeEntryView> {
  let cursor: string | undefined
  do {
    const page = { limit: STREAMED, ...(cursor === undefined ? {} : { cursor }) }
    const { items, next } = await deps.accounts.entriesOfMonth(key, grn, span, page)
    yield* items
    cursor = next
  } while (cursor !== undefined)
}

/** Whose account it is. Throws 403 for a role that has none: the access table has let nobody else in. */
function accountOf(deps: ServerDeps, request: FastifyRequest, language?: Language): Account {
  const { key, role } = partyOf(request)
  if (role !== 'principal' && role !== 'guarantor') throw new EdgeError('forbidden')
  const { session } = request
  const { offices, countries } = deps.reference()
  return {
    key,
    role,
    name: session?.open.name ?? key,
    language: languageOfPage(request, language),
    query: request.query as Query,
    csrf: session === undefined ? undefined : deps.people.csrf(session.secret),
    now: deps.clock(),
    office: (code) => `${offices.findLast((one) => one.code === code)?.name ?? ''} ${code}`.trim(),
    country: (key) => `${countries.findLast((one) => one.code === key)?.name ?? ''} ${key}`.trim(),
  }
}
