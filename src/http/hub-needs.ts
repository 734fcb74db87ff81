import type { HubNeed } from '../domain/office-app/attention.ts'
import type { OperatorAsk } from '../ports/approvals.ts'
import type { Identity } from '../ports/identity.ts'
import type { LockedPerson, OfficersOf } from '../ports/persons.ts'
import type { ServerDeps } from './deps.ts'
import { operatorAsks } from './operator-asks.ts'

/**
 * What needs this caller and is about no movement, the oldest first: of operators what one of them has asked for, and locked PINs
 * of everybody; of a chief those of officers of its offices.
 */
export async function hubNeeds(deps: ServerDeps, caller: Identity): Promise<HubNeed[]> {
  const watching = caller.kind === 'operator' || caller.kind === 'auditor'
  const officers = officersOf(caller)
  const needs = [
    ...(watching ? (await operatorAsks(deps)).map(askNeed) : []),
    ...(officers === undefined ? [] : (await deps.officers.locked(officers)).map(lockedNeed)),
    ...(watching ? (await deps.operators.locked({})).map(lockedNeed) : []),
  ]
  return needs.toSorted((one, other) => (one.since < other.since ? -1 : 1))
}

function officersOf(caller: Identity): OfficersOf | undefined {
  if (caller.kind === 'operator' || caller.kind === 'auditor') return {}
  const chief = caller.kind === 'officer' && caller.rights.includes('chief')
  return chief ? { party: caller.key, offices: caller.offices } : undefined
}

const askNeed = ({ id, kind, by, since, sender, receiver, person, message }: OperatorAsk): HubNeed => ({
  key: `approval-${id}`,
  kind: 'approval',
  sentence: `ask-${kind}`,
  who: by,
  of: person ?? receiver ?? sender ?? '',
  ...(message === undefined ? {} : { id: message }),
  since,
})

const lockedNeed = ({ id, party, pseudonym, since }: LockedPerson): HubNeed => ({
  key: `locked-${id}`,
  kind: 'locked',
  sentence: 'locked',
  who: party === undefined ? pseudonym : `${party} ${pseudonym}`,
  since,
})
