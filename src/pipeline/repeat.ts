import { locate } from '../codec/index.ts'
import { HUB, keyText, type MessageKey, type PartyKey } from '../domain/values/party.ts'
import type { CommitTx, StoredAnswer } from '../ports/commit.ts'
import type { Answer, Problem } from '../ports/handle.ts'
import type { FunctionalError, Message, TechnicalError } from '../generated/types.ts'
import { errorTypeOf, madeId } from './make.ts'
import type { AskedWork, RefusedWork } from './work.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** The same id with other bytes: a conflict, and the id stays what it was (interface.md 3, code 26). */
export function conflictOf({ received }: AskedWork, { id }: MessageKey): RefusedWork {
  const findings = locate(received.bytes, received.contentType, [{ code: '26', pointer: '/id', value: id }])
  return {
    kind: 'refused',
    received,
    refusal: { httpStatus: 409, code: '26', findings },
    key: undefined,
    header: { id },
  }
}

/** The stored first answer, byte for byte: 200 and the receipt where it was accepted, the stored refusal where it was not. */
export function repeatAnswer(stored: StoredAnswer): Answer {
  if (stored.verdict === 'accepted' && stored.answerSignature !== undefined) {
    return {
      kind: 'accepted',
      key: stored.key,
      httpStatus: 200,
      repeat: true,
      receipt: stored.answer,
      receiptSignature: stored.answerSignature,
    }
  }
  return {
    kind: 'refused',
    httpStatus: stored.httpStatus,
    code: stored.status,
    problem: bareProblem(stored),
    ...(isErased(stored) ? {} : { stored: { bytes: stored.answer, contentType: stored.answerType } }),
  }
}

/** How a stored message becomes an object again. */
export type DecodeStored = (body: Buffer, contentType: string) => Message

/** The stored refusal with all its findings, whether it was answered as a problem or as an error message in XML. */
export function problemOfStored(stored: StoredAnswer, decode: DecodeStored): Problem {
  if (isErased(stored)) return bareProblem(stored)
  if (stored.answerType === 'application/problem+json') return JSON.parse(stored.answer.toString('utf8')) as Problem
  const { body } = decode(stored.answer, stored.answerType) as FunctionalError | TechnicalError
  return {
    type: `urn:corridor:error:${stored.status}`,
    title: body.title ?? stored.status,
    status: stored.httpStatus,
    detail: body.detail ?? stored.status,
    code: stored.status,
    // The message's schema allows any text as a code; these are codes the hub wrote.
    errors: (body.errors ?? []) as Problem['errors'],
  }
}

/** Whether what was found in a refused message is destroyed: then only the code is left to answer with. */
const isErased = ({ answer }: StoredAnswer): boolean => answer.length === 0

/** Over HTTP the stored bytes are the answer; this only says what they are about. */
const bareProblem = ({ status, httpStatus }: StoredAnswer): Problem => ({
  type: `urn:corridor:error:${status}`,
  title: status,
  status: httpStatus,
  detail: status,
  code: status,
  errors: [],
})

/** A message repeated over AMQP: its answer goes out once more, the same one with the same id. */
export type RepeatedReply = { receiver: PartyKey; stored: StoredAnswer; id: string }

/** Which of the answers exist and are sent again, and which have to be made because the first answer went over HTTP. */
export async function planReplies(
  tx: CommitTx,
  asked: readonly RepeatedReply[],
): Promise<{ again: { receiver: PartyKey; id: string }[]; make: RepeatedReply[] }> {
  const existing = await tx.messages(asked.map(({ id }) => ({ sender: HUB, id })))
  const again: { receiver: PartyKey; id: string }[] = []
  const make = new Map<string, RepeatedReply>()
  for (const reply of asked) {
    if (existing.has(keyText({ sender: HUB, id: reply.id }))) again.push({ receiver: reply.receiver, id: reply.id })
    else make.set(reply.id, reply)
  }
  return { again, make: [...make.values()] }
}

/** The id of the answer to a message, the same whenever it is made; a separate one for each operator's retry. */
export const replyId = (
  cause: { sender: PartyKey; id: string },
  type: 'acknowledgement' | 'functional-error' | 'technical-error',
  mrn: Mrn | undefined,
  attempt: number,
): string => madeId({ cause, type, receiver: cause.sender, mrn, ordinal: attempt })

/** What kind of message answers this one over AMQP. */
export const replyTypeOf = (
  stored: StoredAnswer,
  decode: DecodeStored,
): 'acknowledgement' | 'functional-error' | 'technical-error' =>
  stored.verdict === 'accepted' ? 'acknowledgement' : errorTypeOf(problemOfStored(stored, decode))
