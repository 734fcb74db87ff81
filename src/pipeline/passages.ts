import type { Codec } from '../codec/index.ts'
import type { Finding } from '../domain/values/finding.ts'
import {
  type Confirmation,
  type Named,
  type NamedMovement,
  noticeOf,
  pointerInConfirmation,
  readConfirmation,
} from '../domain/office-app/passage.ts'
import { asMrn } from '../domain/values/identifiers.ts'
import { HUB } from '../domain/values/party.ts'
import type { MessageType } from '../generated/types.ts'
import type { Answer, Handle, Inbound, Language, Problem } from '../ports/handle.ts'
import type { ConfirmPassage, Officer, PassageAnswer, PassageItem } from '../ports/passages.ts'
import { madeId } from './make.ts'
import { problemOf } from './problem.ts'

/**
 * One confirmation becomes one notice for each movement on the vehicle. Their ids are UUIDv5 over the confirmation's id and
 * the MRN, their bytes depend only on the confirmation: repeated, or resumed after a failure, it makes the same notices,
 * and each takes effect once (invariant I3).
 */
export function createConfirmPassage(handle: Handle, codec: Codec): ConfirmPassage {
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
    const together = confirmation.named.map(({ mrn }) => mrn)
    const judged = await Promise.all(
      confirmation.named.map(async (named): Promise<Judged> => {
        if ('finding' in named) return { named }
        const { id, bytes } = notice(officer, confirmation, named)
        return { named, id, answer: await handle({ ...inboundOf(officer, bytes, language), together }) }
      }),
    )
    const obstacle = obstacleIn(judged)
    if (obstacle !== undefined) return obstacle
    // Where nothing was taken, what is wrong by its form is wrong with the confirmation, even if no MRN was good enough for a notice.
    const said = judged.some(isTaken) ? [] : saidFindings(officer, confirmation, codec)
    if (said.length > 0) return refused(422, said, language)
    return { kind: 'judged', items: judged.map((one, at) => itemOf(one, at, language)) }
  }
}

/** Stands for any movement on the vehicle, where only what was said of all is looked at. */
const NOBODY: NamedMovement = { mrn: asMrn('00ZZ0000000000000') }

const isTaken = (one: Judged): boolean => 'answer' in one && one.answer.kind !== 'refused'

/** What the schema finds wrong in what was said of all, else of single movements. */
function saidFindings(officer: Officer, confirmation: Confirmation, codec: Codec): Finding[] {
  const found = (one: NamedMovement, at: number): Finding[] => {
    const parsed = codec.parseWellFormed(notice(officer, confirmation, one).bytes, 'application/json')
    const verdict = parsed.ok ? codec.validateSchema(parsed.document) : parsed
    const findings = verdict.ok ? [] : verdict.findings.filter(({ pointer }) => pointer !== '/mrn')
    return findings.map((finding) => ({ ...finding, pointer: pointerInConfirmation(finding.pointer, one, at) }))
  }
  const ofAll = found(NOBODY, 0)
  if (ofAll.length > 0) return ofAll
  return confirmation.named.flatMap(({ own }, at) => (own === undefined ? [] : found({ ...NOBODY, own }, at)))
}

const inWhole = (pointer: string): string => pointer.replace(/^\/body(?=\/)/, '')

/** What became of one movement that was named; without a notice where none could be made. */
type Judged = { named: Extract<Named, { finding: Finding }> } | { named: NamedMovement; id: string; answer: Answer }

/** The body as JSON; undefined when it is none. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

function notice({ key }: Officer, confirmation: Confirmation, named: NamedMovement): { id: string; bytes: Buffer } {
  const { id: cause, office, header } = confirmation
  const { mrn } = named
  const { type, body } = noticeOf(confirmation, named)
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
  return { id, bytes: Buffer.from(JSON.stringify(message)) }
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

/** Refusals that say something about one notice: its content, or that its id stands for another one. */
const ABOUT_ONE: ReadonlySet<number> = new Set([409, 422])

/**
 * What keeps every notice from being looked at: the office is not the officer's, the quota, a database that cannot take
 * anything. It stands for all; what can be tried again comes first, since everything else may look different once it can.
 */
function obstacleIn(judged: readonly Judged[]): PassageAnswer | undefined {
  const answers = judged.flatMap((one) => ('answer' in one ? [one.answer] : []))
  const refusals = answers.flatMap((answer) => (answer.kind === 'refused' ? [answer] : []))
  const whole = refusals.filter(({ httpStatus }) => !ABOUT_ONE.has(httpStatus))
  const [first] = whole.toSorted((one, other) => other.httpStatus - one.httpStatus)
  if (first === undefined || whole.length < answers.length) return undefined
  const { httpStatus, problem, retryAfterSeconds } = first
  const again = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  return { kind: 'refused', httpStatus, problem: inConfirmation(problem), ...again }
}

function itemOf(one: Judged, at: number, language: Language): PassageItem {
  if (!('answer' in one)) {
    const { mrn, finding } = one.named
    const { code } = finding
    return { mrn, httpStatus: 422, problem: problemOf({ httpStatus: 422, code, findings: [finding] }, language) }
  }
  const { named, id, answer } = one
  const { mrn } = named
  if (answer.kind === 'refused')
    return { mrn, httpStatus: answer.httpStatus, problem: problemAt(whole(answer), named, at) }
  const { receipt, receiptSignature, httpStatus } = answer
  return { mrn, httpStatus, id, receipt, receiptSignature }
}

/** The problem of a refusal; of one given before only its bytes hold everything. */
const whole = ({ problem, stored }: Extract<Answer, { kind: 'refused' }>): Problem =>
  stored?.contentType === 'application/problem+json' ? (JSON.parse(stored.bytes.toString('utf8')) as Problem) : problem

/** Of what concerns all notices alike the place is that in any of them. */
const inConfirmation = (problem: Problem): Problem => ({
  ...problem,
  errors: problem.errors.map((one) => ({ ...one, pointer: inWhole(one.pointer) })),
})

const problemAt = (problem: Problem, named: NamedMovement, at: number): Problem => ({
  ...problem,
  errors: problem.errors.map((finding) => ({ ...finding, pointer: pointerInConfirmation(finding.pointer, named, at) })),
})
