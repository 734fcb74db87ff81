import type { Desk } from './context.ts'
import { newId, type NewAct } from './acts.ts'

/** What an officer enters for an office without a system, and what no passage says. */
type Type = 'release-for-transit' | 'control-results' | 'discharge' | 'discrepancy-resolution' | 'border-entry-refusal'

/** One message of the office about one movement, as it is posted (POST /v1/messages); its bytes are made here, once. */
export function messageAct(
  { session, office, hubNow, sure }: Desk,
  { type, mrn, title, body }: { type: Type; mrn: string; title: string; body: object },
): NewAct {
  const id = newId()
  const at = hubNow()
  const now = new Date(at).toISOString()
  const message = {
    id,
    type,
    version: '1',
    sender: { country: (session.party ?? office).slice(0, 2), role: 'customs', office },
    mrn,
    occurredAt: now,
    ...(sure() ? {} : { occurredPrecision: 'minute' }),
    preparedAt: now,
    procedure: 'automatic',
    body,
  }
  return { id, path: '/v1/messages', body: JSON.stringify(message), at, office, title }
}

/** The word of a second person about what a colleague has asked (POST /v1/approvals/{id}). */
export function approvalAct(
  { office, hubNow }: Desk,
  { of, title, decision, reason }: { of: string; title: string; decision: 'approve' | 'reject'; reason: string },
): NewAct {
  return {
    id: newId(),
    path: `/v1/approvals/${of}`,
    body: JSON.stringify({ decision, reason }),
    at: hubNow(),
    office,
    title,
  }
}
