import type { IdentityKind } from '../ports/identity.ts'

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
  'POST /v1/messages': ['party', 'officer'],
  'POST /v1/passages': ['officer'],
  'GET /v1/messages/:id': ['party', 'operator', 'auditor'],
  'GET /v1/messages/:id/body': PARTY,
  'GET /v1/messages/:id/evidence': PARTY,
  'GET /v1/messages/:id/reading': READERS,
  'GET /v1/messages/:id/receipt': ['party', 'operator', 'auditor'],
  'GET /v1/movements': READERS,
  'GET /v1/movements/:mrn': READERS,
  'GET /v1/movements/:mrn/declarations': READERS,
  'GET /v1/movements/:mrn/timeline': READERS,
  'GET /v1/movements/:mrn/accompanying-document': ['party', 'officer'],
  'GET /v1/movements/:mrn/certificate-of-discharge': ['party', 'officer'],
  'GET /v1/follow-up/:mrn': 'public',
  'GET /v1/follow-up/:mrn/certificate-of-discharge': 'public',
  'GET /v1/guarantees': ['party', 'operator', 'auditor'],
  'GET /v1/guarantees/:grn': ['party', 'operator', 'auditor'],
  'GET /v1/guarantees/:grn/entries': ['party', 'operator', 'auditor'],
  'GET /v1/attention': READERS,
  'PUT /v1/attention/:key/taken': ['party', 'officer', 'operator'],
  'GET /v1/queues': ['party', 'operator', 'auditor'],
  'GET /v1/queues/:receiver': ['party', 'operator', 'auditor'],
  'GET /v1/parked': ['party', 'operator', 'auditor'],
  'GET /v1/approvals': READERS,
  'POST /v1/approvals/:id': ['officer'],
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
  'GET /v1/log/proof/:index': READERS,
  'GET /v1/offices': READERS,
  'PUT /v1/offices': OPERATOR,
  'POST /v1/offices/:code/provisional': ['party', 'officer', 'operator'],
  'GET /v1/offices/:code/provisional': READERS,
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
  'GET /v1/contribution-tables': READERS,
  'PUT /v1/contribution-tables': OPERATOR,
  'GET /v1/registry/changes': WATCHERS,
  'GET /v1/statistics/contributions': ['party', 'operator', 'auditor'],
  'GET /v1/codelists': READERS,
  'GET /v1/codelists/:name': READERS,
  'PUT /v1/codelists/:name': OPERATOR,
  'GET /v1/schemas/:file': READERS,
  'GET /v1/participants': OPERATOR,
  'GET /v1/participants/:party/readiness': ['party', 'operator', 'auditor'],
  'POST /v1/participants/:party/checks': ['party', 'operator'],
  'POST /v1/participants/:party/witness-keys': OPERATOR,
  'GET /v1/events': WATCHERS,
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
  'GET /console': 'public',
  'GET /console/': 'public',
  'GET /console/:file': 'public',
}

/** The row of a route. Throws when there is none: forgetting one must not open a door. */
export function accessOf(method: string, url: string): Access {
  const access = ACCESS[`${method} ${url}`]
  if (access === undefined) throw new Error(`route ${method} ${url} has no row in the access table`)
  return access
}
