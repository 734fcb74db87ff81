import type { Finding } from '../domain/values/finding.ts'
import { type Confirmation, noticeOf, pointerInConfirmation, readConfirmation } from '../domain/office-app/passage.ts'
import { HUB } from '../domain/values/party.ts'
import type { MessageType } from '../generated/types.ts'
import type { Answer, Handle, Inbound, Language, Problem } from '../ports/handle.ts'
import type { ConfirmPassage, Officer, PassageAnswer } from '../ports/passages.ts'
import { madeId } from './make.ts'
import { problemOf } from './problem.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/**
 * One confirmation becomes one notice for each movement on the vehicle. Their ids are UUIDv5 over the confirmation's id and
 * the MRN, their bytes depend only on the confirmation: repeated, or resumed after a failure, it makes the same notices,
 * and each takes effect once (invariant I3).
 */
export function createConfirmPassage(handle: Handle): ConfirmPassage {
  const refused = (httpStatus: number, findings: Finding[], language: Language): PassageAnswer => {
    const code = findings[0]?.code ?? '52'
    return { kind: 'refused', httpStatus, problem: problemOf({ httpStatus, code, findings }, language) }
  }
  return async (officer, body, language) => {
    const value = parsed(body)
    if (value === undefined) return refused(400, [{ code: '52', pointer: '', value: 'JSON' }], language)
    const read = readConfirmation(value)
    if ('findings' in read) return refused(422, read.findings, language)
    const { confirmation } = read
    const notices = confirmation.mrns.map((mrn) => notice(officer, confirmation, mrn))
    const answers = await Promise.all(notices.map(({ bytes }) => handle(inboundOf(officer, bytes, language))))
    return answerOf(notices, answers)
  }
}

/** The body as JSON; undefined when it is none. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

type Notice = { mrn: Mrn; id: string; bytes: Buffer }

function notice({ key }: Officer, confirmation: Confirmation, mrn: Mrn): Notice {
  const { id: cause, office, header } = confirmation
  const { type, body } = noticeOf(confirmation)
  const id = madeId({
    cause: { sender: key, id: cause },
    type: type as MessageType,
    receiver: HUB,
    mrn,
    ordinal: 0,
  })
  const { occurredAt, occurredPrecision, preparedAt = occurredAt, procedure = 'automatic' } = header
  const message = {
    id,
    type,
    version: '1',
    sender: { country: key, role: 'customs', office },
    mrn,
    occurredAt,
    ...(occurredPrecision === undefined ? {} : { occurredPrecision }),
    preparedAt,
    procedure,
    body,
  }
  return { mrn, id, bytes: Buffer.from(JSON.stringify(message)) }
}

const inboundOf = ({ key, name, offices, rights }: Officer, bytes: Buffer, language: Language): Inbound => ({
  bytes,
  contentType: 'application/json',
  signature: undefined,
  caller: { kind: 'officer', key, name, offices, rights },
  channel: 'http',
  language,
  answersXml: false,
  properties: {},
})

/**
 * Either all notices are accepted, or one obstacle stands for all, since they say the same. A notice that cannot be stored
 * at the moment comes first, since everything else may look different once it can.
 */
function answerOf(notices: readonly Notice[], answers: readonly Answer[]): PassageAnswer {
  const refusals = answers.flatMap((answer) => (answer.kind === 'refused' ? [answer] : []))
  const [first] = refusals.toSorted((one, other) => other.httpStatus - one.httpStatus)
  if (first !== undefined) {
    const { httpStatus, problem, retryAfterSeconds } = first
    const again = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
    return { kind: 'refused', httpStatus, problem: inConfirmation(problem), ...again }
  }
  const items = answers.flatMap((answer, at) => {
    const made = notices[at]
    if (answer.kind !== 'accepted' || made === undefined) return []
    const { receipt, receiptSignature } = answer
    return [{ mrn: made.mrn, id: made.id, receipt, receiptSignature }]
  })
  const repeat = answers.every((answer) => answer.kind === 'accepted' && answer.repeat)
  return { kind: 'accepted', repeat, items }
}

const inConfirmation = (problem: Problem): Problem => ({
  ...problem,
  errors: problem.errors.map((finding) => ({ ...finding, pointer: pointerInConfirmation(finding.pointer) })),
})
