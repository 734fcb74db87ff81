/**
 * Reads that a replica of the database may answer, where there is one: those that read much, figures, searches and long lists. All others
 * are answered by the primary, a route of tomorrow too (docs/decisions/0230). What is short is not worth the question how far the
 * replica is; and what gives somebody the end of something that he goes on from, as the inbox, events and ranges of the log do,
 * or says what has become of a message, rests on one server alone.
 */
const ON_REPLICA: ReadonlySet<string> = new Set([
  'GET /v1/statistics/contributions',
  'GET /v1/statistics/report',
  'GET /v1/statistics/:topic',
  'GET /v1/statistics/:topic/movements',
  'GET /v1/risk/signals',
  'GET /v1/movements',
  'GET /v1/guarantees',
  'GET /v1/guarantees/:grn/entries',
  'GET /v1/payments/reconciliation',
  'GET /v1/partner/contributions',
  'GET /v1/partner/claims',
  'GET /v1/partner/cover',
  'GET /v1/partner/movements',
  'GET /account',
  'GET /compte',
  'GET /conta',
  'GET /account/guarantees',
  'GET /account/claims',
  'GET /account/statement',
  'GET /account/statement.csv',
])

/** @param route method and path as declared */
export const mayAskReplica = (route: string | undefined): boolean => route !== undefined && ON_REPLICA.has(route)
