import type { ContentType } from '../codec/index.ts'
import { madeId as idOfMade, type MadeIdentity, madeMessage as messageMade } from '../domain/notices/made.ts'
import { errorItems } from '../domain/values/functional-error.ts'
import { HUB } from '../domain/values/party.ts'
import { levelOf } from '../domain/values/texts.ts'
import type { ErrorCode } from '../generated/errors.ts'
import type { FunctionalError, Message } from '../generated/types.ts'
import type { Problem } from '../ports/handle.ts'
import type { OutboxMessage } from '../ports/outbox.ts'
import type { Party } from '../domain/model/reference.ts'
import type { Signer } from '../trust/cms.ts'
import { nameUuid } from '../trust/name-uuid.ts'
import { makeSeal } from '../trust/seal.ts'

/** The id of a message made by the hub: a retry or a replay makes the same one. */
export const madeId = (identity: MadeIdentity): string => idOfMade(identity, nameUuid)

/** How a message becomes bytes in a receiver's preferred format. */
export type Encode = (message: Message, contentType: ContentType) => Buffer

/** A message of the hub with its header; `at` is the time of the decision in milliseconds. */
export const madeMessage = (
  identity: MadeIdentity,
  body: unknown,
  correlationId: string | undefined,
  at: number,
): { id: string; message: Message } => messageMade(identity, body, correlationId, at, nameUuid)

/**
 * `technical-error` for what could not be taken as a message at all (transport, identity, form, schema), `functional-error`
 * for what was understood and is not acceptable (rules, sequence): the distinction between IE917 and IE906. A rule may use
 * a code of the schema, 12 for instance; its id tells them apart.
 */
export const errorTypeOf = (problem: Pick<Problem, 'code' | 'errors'>): 'functional-error' | 'technical-error' => {
  // It is an answer to this message and to no other, like every refusal that uses up an id.
  if (problem.code === 'internal') return 'functional-error'
  const level = levelOf(problem.errors[0] ?? { code: problem.code as ErrorCode })
  return level === 'rule' || level === 'sequence' ? 'functional-error' : 'technical-error'
}

/**
 * The problem as the body of an error message, in the same words. `digest` is the SHA-256 of the refused bytes, by which a
 * sender identifies the message even if its header could not be read.
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
  return encode(madeMessage(identity, errorBodyOf(problem), undefined, at).message, 'application/xml')
}
