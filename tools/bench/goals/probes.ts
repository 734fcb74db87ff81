import { PAYMENT_SYSTEM } from '../../fill/world.ts'

/** What is asked of each route that reads. */

/** Who asks. */
export type Reader = 'operator' | 'customs' | 'officer' | 'guarantor' | 'nobody'

export type Probe = { readonly path: string; readonly as: Reader; readonly route: string }

/** Names of things that are there. */
export type Samples = {
  readonly mrn: string
  readonly grn: string
  readonly movementCursor: string
  readonly guaranteeCursor: string
  readonly message: { readonly sender: string; readonly id: string }
}

const MOVEMENT_READERS: readonly Reader[] = ['operator', 'customs', 'officer', 'guarantor']
const PARTIES: readonly Reader[] = ['operator', 'customs', 'guarantor']
const OPERATOR: readonly Reader[] = ['operator']
const CUSTOMS: readonly Reader[] = ['customs', 'officer']
const OFFICER: readonly Reader[] = ['officer']
const GUARANTOR: readonly Reader[] = ['guarantor']
const NOBODY: readonly Reader[] = ['nobody']

/** Routes of which none asks the database for what grows: pages, files and code lists; or which wait by design. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  '/v1/inbox',
  '/v1/events',
  '/v1/sandbox/clock',
  '/v1/codelists',
  '/v1/codelists/{name}',
  '/v1/schemas/{file}',
  '/openapi.json',
  '/asyncapi.json',
  '/docs',
  '/docs/{page}',
  '/docs/messages/{type}',
  '/desk',
  '/',
  '/guide',
  '/guide/{guide}',
  '/guide/pictures/{file}',
  '/follow-up',
  '/suivi',
  '/seguimento',
  // As /account.
  '/compte',
  '/conta',
  '/account/sign-in',
  '/account/signed-in',
  '/follow-up/notices/{id}',
  '/v1/statistics/report',
  '/desk/',
  '/desk/{file}',
  '/v1/labels/{language}',
  '/v1/session',
  '/v1/session/ways',
  '/v1/session/openid',
  '/openid/callback',
  '/console',
  '/console/',
  '/console/{file}',
  // Of partners, of whom a filled database has none: tests/long/plans-of-every-read asks these of one.
  '/v1/partner/contributions',
  '/v1/partner/claims',
  '/v1/partner/cover',
  '/v1/partner/movements',
])

/** A filter each, among them those that nothing matches: what has to look at everything to find nothing. */
const MOVEMENT_FILTERS = [
  'limit=50',
  'limit=50&sort=recent',
  'limit=50&state=released',
  'limit=50&state=discharged&sort=recent',
  'limit=50&country=BF',
  'limit=50&country=NG&sort=recent',
  'limit=50&office=BFOUA001',
  'limit=50&office=ZZ999999',
  'limit=50&regime=isrt',
  'limit=50&regime=tir',
  'limit=50&procedure=enquiry',
  'limit=50&procedure=recovery',
  'limit=50&flag=contradiction',
  'limit=50&flag=overdrawn',
  'limit=50&reference=NO-SUCH-REFERENCE',
  'limit=50&lot=NO-SUCH-LOT',
  'limit=50&vehicle=TG%201234%20AA',
  'limit=50&vehicle=NO%20SUCH',
  'limit=50&container=NO%20SUCH',
  'limit=50&seal=NO%20SUCH',
  'limit=50&vin=NO%20SUCH',
  'limit=50&q=TG%201234',
  'limit=50&q=26T',
  'limit=50&q=NO%20SUCH',
  'limit=50&party=NG',
  'limit=50&corridor=TG-BF',
  'limit=50&overdue=true',
  'limit=50&dueBefore=2026-01-01T00:00:00Z',
  'limit=50&updatedSince=2026-01-01T00:00:00Z',
]

/** What statistics are asked for, over a year. */
const YEAR = 'from=2026-01-01&to=2027-01-01'
const FIGURES = ['transit-times', 'border-times', 'overdue', 'discharge-delay', 'differences', 'outliers', 'service']

type Ask = (route: string, readers: readonly Reader[], paths: readonly string[]) => Probe[]

/** What operators alone ask, of people and of figures. */
const byOperators = (asked: Ask): Probe[] => [
  ...asked('/v1/operators', OPERATOR, ['/v1/operators?limit=50']),
  ...asked('/v1/representatives', OPERATOR, ['/v1/representatives?limit=50']),
  ...asked('/v1/operators/{id}/devices', OPERATOR, ['/v1/operators/00000000-0000-4000-8000-000000000000/devices']),
  ...asked('/v1/queues/{receiver}/messages', PARTIES, ['/v1/queues/BJ/messages?limit=50']),
  ...asked('/v1/queues/{receiver}/history', PARTIES, ['/v1/queues/BJ/history']),
  ...asked('/v1/retention', OPERATOR, ['/v1/retention']),
  ...asked('/v1/legal-holds', OPERATOR, ['/v1/legal-holds']),
  ...asked('/v1/audits', OPERATOR, ['/v1/audits']),
  ...asked('/v1/partner-agreements', OPERATOR, ['/v1/partner-agreements']),
  ...asked('/v1/payments/reconciliation', OPERATOR, [
    `/v1/payments/reconciliation?day=2026-05-20&system=${encodeURIComponent(PAYMENT_SYSTEM)}`,
  ]),
  ...asked(
    '/v1/statistics/{topic}',
    OPERATOR,
    FIGURES.map((topic) => `/v1/statistics/${topic}?${YEAR}`),
  ),
  ...asked('/v1/statistics/{topic}/movements', OPERATOR, [`/v1/statistics/transit-times/movements?${YEAR}&limit=50`]),
  ...asked('/v1/risk/signals', OPERATOR, ['/v1/risk/signals?corridor=TG-BF']),
]

/** What is asked of one movement. */
const ofMovement = (asked: Ask, mrn: string): Probe[] => [
  ...asked('/v1/movements/{mrn}', MOVEMENT_READERS, [`/v1/movements/${mrn}`]),
  ...asked('/v1/movements/{mrn}/declarations', MOVEMENT_READERS, [`/v1/movements/${mrn}/declarations`]),
  ...asked('/v1/movements/{mrn}/timeline', MOVEMENT_READERS, [`/v1/movements/${mrn}/timeline`]),
  ...asked('/v1/movements/{mrn}/accompanying-document', OPERATOR, [`/v1/movements/${mrn}/accompanying-document`]),
  ...asked('/v1/movements/{mrn}/certificate-of-discharge', OPERATOR, [`/v1/movements/${mrn}/certificate-of-discharge`]),
  ...asked('/v1/movements/{mrn}/answers', CUSTOMS, [`/v1/movements/${mrn}/answers`]),
  ...asked('/v1/movements/{mrn}/answers/{id}/{number}', CUSTOMS, [
    `/v1/movements/${mrn}/answers/00000000-0000-4000-8000-000000000000/1`,
  ]),
  ...asked('/v1/follow-up/{mrn}', NOBODY, [`/v1/follow-up/${mrn}?code=00000000000000000000`]),
]

/** What a guarantor's account asks; a principal has one too, and none of the filler's calls. */
const ofAccount = (asked: Ask, mrn: string, grn: string): Probe[] => [
  ...asked('/account', GUARANTOR, ['/account']),
  ...asked('/account/movements/{mrn}', GUARANTOR, [`/account/movements/${mrn}`]),
  ...asked('/account/guarantees', GUARANTOR, ['/account/guarantees']),
  ...asked('/account/guarantees/{grn}', GUARANTOR, [
    `/account/guarantees/${grn}`,
    `/account/guarantees/${grn}?month=2026-05`,
  ]),
  ...asked('/account/claims', GUARANTOR, ['/account/claims']),
  ...asked('/account/statement', GUARANTOR, ['/account/statement', '/account/statement?month=2026-05']),
  ...asked('/account/statement.csv', GUARANTOR, ['/account/statement.csv?month=2026-05']),
]

/** Every question, by route. */
export function probes(samples: Samples): Probe[] {
  const { mrn, grn, movementCursor, guaranteeCursor, message } = samples
  const sender = encodeURIComponent(message.sender)
  const asked: Ask = (route, readers, paths) => paths.flatMap((path) => readers.map((as) => ({ route, path, as })))
  const same = (readers: readonly Reader[], ...routes: string[]): Probe[] =>
    routes.flatMap((route) => asked(route, readers, [route]))
  const after = (path: string, cursor: string): string[] => (cursor === '' ? [] : [`${path}&cursor=${cursor}`])
  return [
    ...asked('/v1/movements', MOVEMENT_READERS, [
      ...MOVEMENT_FILTERS.map((filter) => `/v1/movements?${filter}`),
      `/v1/movements?limit=50&grn=${grn}`,
      ...after('/v1/movements?limit=50', movementCursor),
    ]),
    ...ofMovement(asked, mrn),
    ...asked('/v1/guarantees', PARTIES, [
      '/v1/guarantees?limit=50',
      ...after('/v1/guarantees?limit=50', guaranteeCursor),
    ]),
    ...asked('/v1/guarantees/{grn}', PARTIES, [`/v1/guarantees/${grn}`, `/v1/guarantees/${grn}?limit=50`]),
    ...asked('/v1/guarantees/{grn}/entries', PARTIES, [`/v1/guarantees/${grn}/entries?limit=50`]),
    ...ofAccount(asked, mrn, grn),
    ...asked('/v1/messages/{id}', PARTIES, [`/v1/messages/${message.id}?sender=${sender}`]),
    ...asked('/v1/messages/{id}/body', PARTIES, [`/v1/messages/${message.id}/body?sender=${sender}`]),
    ...asked('/v1/messages/{id}/reading', PARTIES, [`/v1/messages/${message.id}/reading?sender=${sender}`]),
    ...asked('/v1/messages/{id}/receipt', PARTIES, [`/v1/messages/${message.id}/receipt?sender=${sender}`]),
    ...asked('/v1/messages/{id}/evidence', PARTIES, [`/v1/messages/${message.id}/evidence?sender=${sender}`]),
    ...asked('/v1/queues/{receiver}', PARTIES, ['/v1/queues/BJ']),
    ...asked('/v1/log/proof/{index}', PARTIES, ['/v1/log/proof/0', '/v1/log/proof/1000']),
    ...asked('/v1/log/tile/{tile}', NOBODY, ['/v1/log/tile/0/000.p/1', '/v1/log/tile/0/000']),
    ...asked('/v1/log/consistency', NOBODY, ['/v1/log/consistency?from=1', '/v1/log/consistency?from=1000']),
    ...same(NOBODY, '/v1/log/keys'),
    ...asked('/v1/statistics/contributions', PARTIES, ['/v1/statistics/contributions?month=2026-01']),
    ...same(
      PARTIES,
      '/v1/attention',
      '/v1/queues',
      '/v1/parked',
      '/v1/set-aside',
      '/v1/unanswered',
      '/v1/log/checkpoint',
      '/v1/reconciliation',
    ),
    ...same(PARTIES, '/v1/offices', '/v1/countries', '/v1/agreements', '/v1/authorisations', '/v1/rates'),
    ...asked('/v1/approvals', PARTIES, ['/v1/approvals', '/v1/approvals?state=lapsed&limit=50']),
    ...asked('/v1/offices/{code}/provisional', OPERATOR, ['/v1/offices/TGLFW001/provisional']),
    ...same(PARTIES, '/v1/contribution-tables', '/v1/participants', '/v1/registry/changes'),
    ...asked('/v1/offices/{code}/expected', OFFICER, ['/v1/offices/BJMAL001/expected']),
    ...asked('/v1/offices/{code}/todo', OFFICER, ['/v1/offices/BJCOO001/todo']),
    ...asked('/v1/captures', OFFICER, ['/v1/captures?limit=50']),
    ...asked('/v1/break-glass', PARTIES, ['/v1/break-glass?limit=50']),
    ...asked('/v1/officers', OPERATOR, ['/v1/officers?limit=50']),
    ...asked('/v1/officers/{id}/devices', OPERATOR, ['/v1/officers/00000000-0000-4000-8000-000000000000/devices']),
    ...asked('/v1/participants/{party}/readiness', OPERATOR, ['/v1/participants/BJ/readiness']),
    ...asked('/v1/participants/{party}', OPERATOR, ['/v1/participants/BJ']),
    ...asked('/v1/participants/{party}/tokens', OPERATOR, ['/v1/participants/BJ/tokens']),
    ...asked('/v1/participants/{party}/certificates', OPERATOR, ['/v1/participants/BJ/certificates']),
    ...same(PARTIES, '/v1/certificates'),
    ...byOperators(asked),
    ...same(OPERATOR, '/v1/health', '/metrics'),
    ...same(NOBODY, '/healthz', '/readyz'),
  ]
}

/** Routes that read, by the hub's own description of them, for which there is neither a question nor a reason for none. */
export function unasked(all: readonly Probe[], openapi: string): string[] {
  const { paths } = JSON.parse(openapi) as { paths: Record<string, Record<string, unknown>> }
  const routes = new Set(all.map(({ route }) => route))
  return Object.entries(paths)
    .filter(([route, methods]) => 'get' in methods && !routes.has(route) && !LEFT_OUT.has(route))
    .map(([route]) => route)
}
