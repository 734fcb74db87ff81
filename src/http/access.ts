import { type Identity, type IdentityKind, mayDecide, type Role } from '../ports/identity.ts'

export type Access = 'public' | readonly IdentityKind[]

const PARTY: Access = ['party']
const OPERATOR: Access = ['operator']
const WATCHERS: Access = ['operator', 'auditor']
const READERS: Access = ['party', 'officer', 'operator', 'auditor']

/**
 * Who may call what; a route without a row does not start (default deny). The statement that reads an answer narrows
 * further what the caller sees of it.
 */
export const ACCESS: Readonly<Record<string, Access>> = {
  'GET /v1/session': READERS,
  'POST /v1/session': 'public',
  'DELETE /v1/session': READERS,
  'GET /v1/session/ways': 'public',
  'POST /v1/session/challenge': 'public',
  'GET /v1/session/openid': 'public',
  'GET /openid/callback': 'public',
  'GET /v1/officers': READERS,
  'POST /v1/officers': OPERATOR,
  'PATCH /v1/officers/:id': OPERATOR,
  'DELETE /v1/officers/:id': OPERATOR,
  'POST /v1/officers/:id/invitations': OPERATOR,
  'GET /v1/officers/:id/devices': READERS,
  'DELETE /v1/officers/:id/devices/:device': ['officer', 'operator'],
  'GET /v1/operators': WATCHERS,
  'POST /v1/operators': OPERATOR,
  'PATCH /v1/operators/:id': OPERATOR,
  'DELETE /v1/operators/:id': OPERATOR,
  'POST /v1/operators/:id/invitations': OPERATOR,
  'GET /v1/operators/:id/devices': WATCHERS,
  'DELETE /v1/operators/:id/devices/:device': OPERATOR,
  'GET /v1/representatives': WATCHERS,
  'POST /v1/representatives': OPERATOR,
  'PATCH /v1/representatives/:id': OPERATOR,
  'DELETE /v1/representatives/:id': OPERATOR,
  'POST /v1/messages': ['party', 'officer'],
  'POST /v1/messages/batch': ['party', 'officer'],
  'POST /v1/passages': ['officer'],
  'POST /v1/captures': ['officer'],
  'GET /v1/captures': ['party', 'officer'],
  'POST /v1/captures/:id/match': ['officer'],
  'POST /v1/captures/:id/close': ['officer'],
  'GET /v1/messages/:id': ['party', 'operator', 'auditor'],
  'GET /v1/messages/:id/body': PARTY,
  'GET /v1/messages/:id/evidence': PARTY,
  'POST /v1/messages/:id/break-glass': OPERATOR,
  'POST /v1/messages/:id/break-glass/body': OPERATOR,
  'GET /v1/break-glass': ['party', 'operator', 'auditor'],
  'GET /v1/messages/:id/reading': READERS,
  'GET /v1/messages/:id/receipt': ['party', 'operator', 'auditor'],
  'GET /v1/movements': READERS,
  'GET /v1/movements/:mrn': READERS,
  'GET /v1/movements/:mrn/declarations': READERS,
  'GET /v1/movements/:mrn/timeline': READERS,
  'GET /v1/movements/:mrn/accompanying-document': ['party', 'officer'],
  'GET /v1/movements/:mrn/certificate-of-discharge': ['party', 'officer'],
  'GET /v1/movements/:mrn/answers': ['party', 'officer'],
  'GET /v1/movements/:mrn/answers/:id/:number': ['party', 'officer'],
  'GET /v1/follow-up/:mrn': 'public',
  'POST /v1/follow-up/:mrn': 'public',
  'POST /v1/follow-up/:mrn/certificate-of-discharge': 'public',
  'POST /v1/follow-up/:mrn/answer': 'public',
  'POST /v1/follow-up/:mrn/notify': 'public',
  'GET /follow-up/notices/:id': 'public',
  'POST /follow-up/notices/:id': 'public',
  'GET /': 'public',
  'GET /guide': 'public',
  'GET /guide/:guide': 'public',
  'GET /guide/pictures/:file': 'public',
  'GET /follow-up': 'public',
  'GET /suivi': 'public',
  'GET /seguimento': 'public',
  'POST /follow-up': 'public',
  'GET /account': PARTY,
  'GET /compte': PARTY,
  'GET /conta': PARTY,
  'GET /account/sign-in': 'public',
  'POST /account/sign-in': 'public',
  'GET /account/signed-in': 'public',
  'POST /account/sign-out': 'public',
  'GET /account/movements/:mrn': PARTY,
  'GET /account/guarantees': PARTY,
  'GET /account/guarantees/:grn': PARTY,
  'GET /account/claims': PARTY,
  'GET /account/statement': PARTY,
  'GET /account/statement.csv': PARTY,
  'GET /v1/guarantees': ['party', 'operator', 'auditor'],
  'GET /v1/guarantees/:grn': ['party', 'operator', 'auditor'],
  'GET /v1/guarantees/:grn/entries': ['party', 'operator', 'auditor'],
  'GET /v1/attention': READERS,
  'PUT /v1/attention/:key/taken': ['party', 'officer', 'operator'],
  'GET /v1/queues': ['party', 'operator', 'auditor'],
  'GET /v1/queues/:receiver': ['party', 'operator', 'auditor'],
  'GET /v1/queues/:receiver/history': ['party', 'operator', 'auditor'],
  'GET /v1/queues/:receiver/messages': ['party', 'operator', 'auditor'],
  'POST /v1/parked/replays': OPERATOR,
  'GET /v1/parked': ['party', 'operator', 'auditor'],
  'GET /v1/approvals': READERS,
  'POST /v1/approvals/:id': ['officer', 'operator'],
  'GET /v1/set-aside': WATCHERS,
  'POST /v1/set-aside/:id/retry': OPERATOR,
  'POST /v1/parked/:id/replay': OPERATOR,
  'POST /v1/parked/:id/discard': OPERATOR,
  'GET /v1/unanswered': WATCHERS,
  'GET /v1/inbox': PARTY,
  'POST /v1/inbox/reports': PARTY,
  'GET /v1/log/checkpoint': 'public',
  'GET /v1/log/tile/*': 'public',
  'GET /v1/log/consistency': 'public',
  'GET /v1/log/keys': 'public',
  'POST /v1/log/witness': 'public',
  'GET /v1/audits': WATCHERS,
  'GET /v1/log/proof/:index': READERS,
  'GET /v1/offices': READERS,
  'PUT /v1/offices': OPERATOR,
  'POST /v1/offices/:code/provisional': ['party', 'officer', 'operator'],
  'GET /v1/offices/:code/provisional': READERS,
  'GET /v1/offices/:code/expected': ['party', 'officer'],
  'GET /v1/offices/:code/todo': ['party', 'officer'],
  'GET /v1/countries': READERS,
  'PUT /v1/countries': OPERATOR,
  'GET /v1/agreements': READERS,
  'PUT /v1/agreements': OPERATOR,
  'POST /v1/agreements/:id/suspend': OPERATOR,
  'POST /v1/agreements/:id/resume': OPERATOR,
  'GET /v1/authorisations': READERS,
  'PUT /v1/authorisations': OPERATOR,
  'POST /v1/authorisations/:type/:reference/suspend': OPERATOR,
  'POST /v1/authorisations/:type/:reference/resume': OPERATOR,
  'GET /v1/rates': READERS,
  'PUT /v1/rates': OPERATOR,
  'GET /v1/retention': READERS,
  'PUT /v1/retention': OPERATOR,
  'GET /v1/legal-holds': WATCHERS,
  'PUT /v1/legal-holds': OPERATOR,
  'GET /v1/contribution-tables': READERS,
  'PUT /v1/contribution-tables': OPERATOR,
  'GET /v1/payments/reconciliation': ['party', 'operator', 'auditor'],
  'GET /v1/partner-agreements': ['party', 'operator', 'auditor'],
  'PUT /v1/partner-agreements': OPERATOR,
  'GET /v1/partner/contributions': PARTY,
  'GET /v1/partner/claims': PARTY,
  'GET /v1/partner/cover': PARTY,
  'GET /v1/partner/movements': PARTY,
  'GET /v1/registry/changes': WATCHERS,
  'GET /v1/statistics/contributions': ['party', 'operator', 'auditor'],
  'GET /v1/statistics/report': ['party', 'operator', 'auditor'],
  'GET /v1/statistics/:topic': ['party', 'operator', 'auditor'],
  'GET /v1/statistics/:topic/movements': ['party', 'operator', 'auditor'],
  'GET /v1/risk/signals': ['party', 'operator', 'auditor'],
  'GET /v1/codelists': READERS,
  'GET /v1/codelists/:name': READERS,
  'PUT /v1/codelists/:name': OPERATOR,
  'GET /v1/labels/:language': 'public',
  'GET /v1/schemas/:file': READERS,
  'GET /v1/participants': OPERATOR,
  'GET /v1/participants/:party/readiness': ['party', 'operator', 'auditor'],
  'POST /v1/participants/:party/checks': ['party', 'operator'],
  'POST /v1/participants': OPERATOR,
  'GET /v1/participants/:party': OPERATOR,
  'PATCH /v1/participants/:party': OPERATOR,
  'PUT /v1/participants/:party/channel': OPERATOR,
  'POST /v1/participants/:party/broker-user': OPERATOR,
  'POST /v1/participants/:party/webhook': OPERATOR,
  'GET /v1/participants/:party/tokens': OPERATOR,
  'POST /v1/participants/:party/tokens': OPERATOR,
  'DELETE /v1/participants/:party/tokens/:id': OPERATOR,
  'POST /v1/participants/:party/witness-keys': OPERATOR,
  'GET /v1/participants/:party/certificates': WATCHERS,
  'POST /v1/participants/:party/certificates': OPERATOR,
  'POST /v1/participants/:party/certificates/:fingerprint/revoke': OPERATOR,
  'GET /v1/certificates': READERS,
  'GET /v1/reconciliation': READERS,
  'POST /v1/reconciliation/receipts': PARTY,
  'POST /v1/reconciliation/check': PARTY,
  'POST /v1/reconciliation/copies': ['party', 'operator'],
  'POST /v1/reconciliation/open': OPERATOR,
  'POST /v1/reconciliation/ask-copies': OPERATOR,
  'POST /v1/reconciliation/close': OPERATOR,
  'POST /v1/reconciliation/declare': OPERATOR,
  'GET /v1/events': READERS,
  'GET /v1/sandbox/clock': READERS,
  'POST /v1/sandbox/clock': OPERATOR,
  'GET /v1/health': OPERATOR,
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': OPERATOR,
  'GET /openapi.json': 'public',
  'GET /asyncapi.json': 'public',
  'GET /docs': 'public',
  'GET /docs/:page': 'public',
  'GET /docs/messages/:type': 'public',
  'GET /desk': 'public',
  'GET /desk/': 'public',
  'GET /desk/:file': 'public',
  'GET /console': 'public',
  'GET /console/': 'public',
  'GET /console/:file': 'public',
}

/** Of the kinds that a row lets in, only parties of these roles, only officers who may decide, or who are chief of their office. */
export type Narrowing = { roles?: readonly Role[]; deciding?: true; chief?: true }

const LIABLE: Narrowing = { roles: ['principal', 'guarantor'] }

/** Routes that are not for everybody of their kinds. Whose office or movement it is, their handlers ask besides. */
export const NARROWED: Readonly<Record<string, Narrowing>> = {
  // Accounts are of those who are liable.
  'GET /account': LIABLE,
  'GET /compte': LIABLE,
  'GET /conta': LIABLE,
  'GET /account/movements/:mrn': LIABLE,
  'GET /account/guarantees': LIABLE,
  'GET /account/guarantees/:grn': { roles: ['guarantor'] },
  'GET /account/claims': { roles: ['guarantor'] },
  'GET /account/statement': { roles: ['guarantor'] },
  'GET /account/statement.csv': { roles: ['guarantor'] },
  'POST /v1/approvals/:id': { deciding: true },
  'POST /v1/offices/:code/provisional': { roles: ['customs'], deciding: true },
  'GET /v1/offices/:code/provisional': { roles: ['customs'] },
  'GET /v1/captures': { roles: ['customs'] },
  'GET /v1/events': { roles: ['customs'] },
  'GET /v1/officers': { roles: ['customs'], chief: true },
  'GET /v1/officers/:id/devices': { roles: ['customs'], chief: true },
  'DELETE /v1/officers/:id/devices/:device': { chief: true },
  'GET /v1/offices/:code/expected': { roles: ['customs'] },
  'GET /v1/offices/:code/todo': { roles: ['customs'] },
  'GET /v1/statistics/report': { roles: ['customs'] },
  // Guarantors read what concerns their money.
  'GET /v1/statistics/:topic': { roles: ['customs', 'guarantor'] },
  'GET /v1/statistics/:topic/movements': { roles: ['customs', 'guarantor'] },
  'GET /v1/payments/reconciliation': { roles: ['payment'] },
  // A partner may call these alone, and each looks for the agreement that lets it.
  'GET /v1/partner-agreements': { roles: ['partner'] },
  'GET /v1/partner/contributions': { roles: ['partner'] },
  'GET /v1/partner/claims': { roles: ['partner'] },
  'GET /v1/partner/cover': { roles: ['partner'] },
  'GET /v1/partner/movements': { roles: ['partner'] },
  // Never told to traders (engine.md 9).
  'GET /v1/risk/signals': { roles: ['customs'] },
}

/** Reads that give the party something once, or change what it is given next. */
const TAKEN: ReadonlySet<string> = new Set(['GET /v1/inbox'])

/** Who represents a party reads, and ends its own session; nothing is done in the party's name (docs/decisions/0218). */
const forRepresentatives = (route: string): boolean =>
  (route.startsWith('GET ') && !TAKEN.has(route)) || route === 'DELETE /v1/session'

/** Whether this caller may call a route at all, given as its method and its path as declared. False for one without a row. */
export function mayCall(route: string, caller: Identity): boolean {
  const access = ACCESS[route]
  if (access === undefined) return false
  if (access === 'public') return true
  if (!access.includes(caller.kind)) return false
  const { roles, deciding, chief } = NARROWED[route] ?? {}
  if (caller.kind === 'party' && caller.representative !== undefined && !forRepresentatives(route)) return false
  // A partner reads by agreement: a route that names no roles is for those who take part in transit.
  if (caller.kind === 'party') return roles === undefined ? caller.role !== 'partner' : roles.includes(caller.role)
  if (caller.kind !== 'officer') return true
  if (chief === true) return caller.rights.includes('chief')
  return deciding === undefined || mayDecide(caller.rights)
}

/** The row of a route. Throws when there is none: forgetting one must not open a door. */
export function accessOf(method: string, url: string): Access {
  const access = ACCESS[`${method} ${url}`]
  if (access === undefined) throw new Error(`route ${method} ${url} has no row in the access table`)
  return access
}

/** What may be asked of each address that stands whole in the table; HEAD comes with GET. */
const METHODS: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(Object.keys(ACCESS), (row) => row.split(' ')[1] ?? '')]
    .filter(([url]) => !/[:*]/.test(url))
    .map(([url, rows]) => {
      const methods = rows.map((row) => row.split(' ')[0] ?? '')
      return [url, [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].sort()]
    }),
)

/** The methods of an address that is not one of many (`/v1/messages/batch` is no message's); undefined for all others. */
export const methodsAt = (path: string): readonly string[] | undefined => METHODS.get(path)
