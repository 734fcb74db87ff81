import type { ContentType } from '../codec/index.ts'
import { createHash } from 'node:crypto'
import { errorItems } from '../domain/values/functional-error.ts'
import type { MessageKey, PartyKey } from '../domain/values/party.ts'
import { HUB } from '../domain/values/party.ts'
import { levelOf } from '../domain/values/texts.ts'
import type { ErrorCode } from '../generated/errors.ts'
import type { FunctionalError, Message, MessageType } from '../generated/types.ts'
import type { Problem } from '../ports/handle.ts'
import type { OutboxMessage } from '../ports/outbox.ts'
import type { Party } from '../domain/model/reference.ts'
import type { Signer } from '../trust/cms.ts'
import { makeSeal } from '../trust/seal.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** Namespace of the hub's own message ids (RFC 9562 5.5): the UUIDv5 of `urn:corridor:transit:1` in the URL namespace. */
const NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')

/** What makes a hub message the same one when it is made again (interface.md 2, last rule). */
export type MadeIdentity = {
  cause: MessageKey
  type: MessageType
  receiver: PartyKey
  mrn: Mrn | undefined
  ordinal: number
}

/** UUIDv5 over cause, type, receiver, MRN and ordinal: a retry or a replay makes the same id. */
export function madeId(identity: MadeIdentity): string {
  const { cause, type, receiver, mrn, ordinal } = identity
  const name = [cause.sender, cause.id, type, receiver, mrn ?? '', ordinal].join('\n')
  const hash = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** How a message becomes bytes in a receiver's preferred format. */
export type Encode = (message: Message, contentType: ContentType) => Uint8Array

/** A message of the hub with its header; `at` is the time of the decision in milliseconds. */
export function madeMessage(
  identity: MadeIdentity,
  body: unknown,
  correlationId: string | undefined,
  at: number,
): { id: string; message: Message } {
  const id = madeId(identity)
  const time = new Date(at).toISOString()
  const message = {
    id,
    type: identity.type,
    version: '1',
    sender: { country: HUB, role: 'hub' },
    ...(identity.mrn === undefined ? {} : { mrn: identity.mrn }),
    occurredAt: time,
    preparedAt: time,
    procedure: 'automatic',
    ...(correlationId === undefined ? {} : { correlationId }),
    body,
  }
  return { id, message: message as Message }
}

/**
 * `technical-error` for what could not be taken as a message at all (transport, identity, form, schema), `functional-error`
 * for what was understood and is not acceptable (rules, sequence): the border between IE917 and IE906. A rule may use a
 * code of the schema, 12 for instance; its id tells them apart.
 */
export const errorTypeOf = (problem: Pick<Problem, 'code' | 'errors'>): 'functional-error' | 'technical-error' => {
  // It is an answer to this message and to no other, like every refusal that uses up an id.
  if (problem.code === 'internal') return 'functional-error'
  const level = levelOf(problem.errors[0] ?? { code: problem.code as ErrorCode })
  return level === 'rule' || level === 'sequence' ? 'functional-error' : 'technical-error'
}

/**
 * The problem as the body of an error message, in the same words. `digest` is the SHA-256 of
 * the refused bytes, by which a sender finds what is meant also where its header could not be read.
 */
export function errorBodyOf(problem: Problem, digest?: Buffer): FunctionalError['body'] {
  return {
    status: problem.status,
    code: problem.code,
    title: problem.title,
    detail: problem.detail,
    ...(problem.errors.length === 0 ? {} : { errors: errorItems(problem.errors) }),
    ...(digest === undefined ? {} : { digest: `sha256:${digest.toString('hex')}` }),
  }
}

/**
 * A refusal of which nothing is stored, as the technical error that goes to its sender over AMQP. No leaf stands behind it,
 * and its seal says so by index 0, the log's first leaf, which is never an answer's.
 */
export function untoldRefusal(
  party: Pick<Party, 'key' | 'format'>,
  refused: { problem: Problem; digest: Buffer; named: string | undefined; retryAfterSeconds: number | undefined },
  deps: { encode: Encode; signer: Signer; id: string; now: Date },
): OutboxMessage {
  const { problem, digest, named, retryAfterSeconds } = refused
  const type = 'technical-error'
  const cause = { sender: HUB, id: deps.id }
  const identity: MadeIdentity = { cause, type, receiver: party.key, mrn: undefined, ordinal: 0 }
  const retry = retryAfterSeconds === undefined ? {} : { retryAfter: retryAfterSeconds }
  const { id, message } = madeMessage(
    identity,
    { ...errorBodyOf(problem, digest), ...retry },
    undefined,
    deps.now.getTime(),
  )
  const contentType: ContentType = `application/${party.format}`
  const body = Buffer.from(deps.encode(message, contentType))
  return {
    receiver: party.key,
    logIndex: 0n,
    epoch: 0n,
    sender: HUB,
    id,
    type,
    contentType,
    body,
    seal: makeSeal(body, { logIndex: 0, sender: HUB, id }, deps.signer, deps.now),
    ...(named === undefined ? {} : { correlationId: named }),
    attempts: 1,
    createdAt: deps.now,
  }
}

/** A problem that no leaf stands behind, as a technical error in XML for a caller who asked for XML; `id` is new each time. */
export function errorMessageBytes(problem: Problem, at: number, encode: Encode, id: string): Buffer {
  const identity = {
    cause: { sender: HUB, id },
    type: 'technical-error',
    receiver: HUB,
    mrn: undefined,
    ordinal: 0,
  } as const
  return Buffer.from(encode(madeMessage(identity, errorBodyOf(problem), undefined, at).message, 'application/xml'))
}
