import type { Message, MessageType } from '../../generated/types.ts'
import type { Notice } from '../model/notice.ts'
import type { Mrn } from '../values/identifiers.ts'
import { isProvisional } from '../values/provisional.ts'
import { HUB, type MessageKey, type PartyKey } from '../values/party.ts'

/** What makes a hub message the same one when it is made again (interface.md 2, last rule). */
export type MadeIdentity = {
  cause: MessageKey
  type: MessageType
  receiver: PartyKey
  mrn: Mrn | undefined
  ordinal: number
}

/** The UUIDv5 of a name in the hub's namespace (`Secrets.nameUuid`). */
export type NameUuid = (name: string) => string

/** UUIDv5 over cause, type, receiver, MRN and ordinal: a retry or a replay makes the same id. */
export const madeId = ({ cause, type, receiver, mrn, ordinal }: MadeIdentity, nameUuid: NameUuid): string =>
  nameUuid([cause.sender, cause.id, type, receiver, mrn ?? '', ordinal].join('\n'))

/** A message of the hub with its header; `at` is the time of the decision in milliseconds UTC. */
export function madeMessage(
  identity: MadeIdentity,
  body: unknown,
  correlationId: string | undefined,
  at: number,
  nameUuid: NameUuid,
): { id: string; message: Message } {
  const id = madeId(identity, nameUuid)
  const time = new Date(at).toISOString()
  const message = {
    id,
    type: identity.type,
    version: '1',
    sender: { country: HUB, role: 'hub' },
    // A number printed in advance is no MRN: its pattern would be broken by the hub itself.
    ...(identity.mrn === undefined || isProvisional(identity.mrn) ? {} : { mrn: identity.mrn }),
    occurredAt: time,
    preparedAt: time,
    procedure: 'automatic',
    ...(correlationId === undefined ? {} : { correlationId }),
    body,
  }
  return { id, message: message as Message }
}

/** What notices are made of: a report, a raised limit, or a closure. */
export type Cause<M extends Pick<Message, 'id' | 'procedure'> = Message> = { key: MessageKey; message: M }

/**
 * The notice as a message of the hub, always the same one: when it happened is its cause's word, when it was made the
 * hub's (`now`, milliseconds UTC). `ordinal` counts the notices of one type for one movement.
 */
export function noticeMessage(
  { key: cause, message: report }: Cause<Pick<Message, 'id' | 'procedure'>>,
  { type, mrn, body, occurredAt, occurredPrecision }: Notice,
  ordinal: number,
  now: number,
  nameUuid: NameUuid,
): Message {
  return {
    id: madeId({ cause, type, receiver: HUB, mrn, ordinal }, nameUuid),
    type,
    version: '1',
    sender: { country: HUB, role: 'hub' },
    mrn,
    occurredAt,
    ...(occurredPrecision === undefined ? {} : { occurredPrecision }),
    preparedAt: new Date(now).toISOString(),
    procedure: report.procedure,
    correlationId: report.id,
    body,
  } as Message
}
