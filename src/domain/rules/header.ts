import { catalogue as types, type CatalogueRow } from '../../generated/catalogue.ts'
import type { MessageType } from '../../generated/types.ts'
import type { Finding } from '../values/finding.ts'
import { cutText } from '../values/legible.ts'
import type { Party } from '../model/reference.ts'

/** The namespace of messages in XML (interface.md 2). */
export const NAMESPACE = 'urn:corridor:transit:1'

/** A header as far as it could be read, before the schema has been checked. */
export type LooseHeader = {
  type?: string | undefined
  sender?: { country?: string | undefined; role?: string | undefined; party?: string | undefined } | undefined
}

/**
 * The checks on the header that come before the schema (interface.md 3): the sender is the caller (403
 * `sender-not-caller`), the type exists (422 `12` at `/type`) and its role may send it (403 `type-not-allowed`). A field
 * that is missing is left to the schema, so that the answer says what is missing. Undefined when nothing is wrong.
 */
export function checkHeader(
  header: LooseHeader,
  caller: Party,
  catalogue: Readonly<Record<MessageType, CatalogueRow>>,
): Finding | undefined {
  const { sender, type } = header
  if (sender !== undefined && !isCaller(sender, caller)) {
    return { code: 'sender-not-caller', pointer: '/sender', value: describe(sender), expected: caller.key }
  }
  if (type === undefined) return undefined
  const row = Object.hasOwn(catalogue, type) ? catalogue[type as MessageType] : undefined
  if (row === undefined) return noSuchType(type)
  if (row.senders.some(({ role }) => role === caller.role)) return undefined
  return { code: 'type-not-allowed', pointer: '/type', value: type, expected: caller.role }
}

/**
 * Of a type that does not exist. A type in angle brackets is the name of a root element that is spelled as the type; the
 * bare name of a root element is one that lacks its namespace, or is written in JSON.
 */
export function noSuchType(type: string): Finding {
  const named = type.startsWith('<') ? types[type.slice(1, -1) as MessageType] : undefined
  if (named !== undefined) {
    return { code: '12', reason: 'root-name', pointer: '/type', value: type.slice(1, -1), expected: named.root }
  }
  const reason = Object.values(types).some(({ root }) => root === type) ? 'root-namespace' : 'no-such-type'
  return { code: '12', reason, pointer: '/type', value: cutText(type, 100), expected: NAMESPACE }
}

/**
 * Whether every part that is there names the caller. A role other than customs that leaves out its party is told so by
 * rule SENDER-PARTY: it is a defect of the message, not a false name.
 */
function isCaller(sender: NonNullable<LooseHeader['sender']>, caller: Party): boolean {
  const sameParty = sender.party === undefined || sender.party === caller.party
  return (
    (sender.country === undefined || sender.country === caller.country) &&
    (sender.role === undefined || sender.role === caller.role) &&
    sameParty
  )
}

const describe = ({ country, party }: NonNullable<LooseHeader['sender']>): string =>
  cutText(`${country ?? ''}${party === undefined ? '' : `/${party}`}`, 100)
