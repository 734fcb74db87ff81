import { type Codec, type ContentType, type LenientHeader, locate } from '../codec/index.ts'
import type { Finding } from '../domain/values/finding.ts'
import { checkHeader } from '../domain/rules/header.ts'
import { cutText } from '../domain/values/legible.ts'
import type { Party, Reference } from '../domain/model/reference.ts'
import { checkRules } from '../domain/rules/index.ts'
import { versionsOnOffer } from '../domain/rules/versions.ts'
import { catalogue } from '../generated/catalogue.ts'
import type { ErrorCategory, ErrorCode } from '../generated/errors.ts'
import type { Message, MessageType } from '../generated/types.ts'
import type { Inbound } from '../ports/handle.ts'
import { failedFor, isInternal } from './failures.ts'
import type { Refusal } from './work.ts'

/** The verdict on a message without signature, movement and ledger. One level only: the first that refuses it. */
export type Judgement = Fit | Unfit

type Fit = { level: undefined; message: Message }

export type Unfit = {
  level: Extract<ErrorCategory, 'well-formed' | 'identity' | 'schema' | 'rule'>
  refusal: Refusal
  /** As far as it could be read. */
  header?: LenientHeader
  /** Whether the verdict is on the message its id names, which is then used up (interface.md 3). */
  usesId: boolean
}

export type JudgeDeps = {
  codec: Codec
  reference: Reference
  /** Milliseconds since the epoch, UTC: the time at which codes, offices and agreements must be valid. */
  now: number
  /** The caller: the authenticated party, or one made from the message's sender. */
  callerOf: (sender: Sender) => Party
  /** What the envelope says of the message, where there is one; the bytes have to agree. */
  properties?: Pick<Inbound['properties'], 'id' | 'type'>
  /** Why this caller may not send it, although its party may. Such a refusal leaves the id to a caller that may. */
  withhold?: (message: Message) => Refusal | undefined
}

type Sender = { country?: string; role?: string; party?: string }

/**
 * The verdicts over bytes alone, in the order of interface.md 3: form, envelope, header, schema, who may say it, rules. The
 * same for a message that comes, `corridor validate`, an operator's second try and the audit.
 */
export function judge(bytes: Uint8Array, contentType: ContentType, deps: JudgeDeps): Judgement {
  const parsed = deps.codec.parseWellFormed(bytes, contentType)
  if (!parsed.ok) return { level: 'well-formed', refusal: refusal(400, parsed.findings, '52'), usesId: false }
  const { header } = parsed.document
  const unfit = (level: Unfit['level'], why: Refusal, usesId: boolean): Unfit => ({
    level,
    refusal: why,
    header,
    usesId,
  })
  const other = mismatch(header, deps.properties ?? {})
  if (other !== undefined) return unfit('identity', refusal(400, [other], other.code), false)
  const caller = deps.callerOf(header.sender ?? {})
  const wrong = checkHeader(header, caller, catalogue)
  if (wrong !== undefined) {
    const findings = locate(bytes, contentType, [wrong])
    return wrong.code === '12'
      ? unfit('schema', refusal(422, findings, '12'), false)
      : unfit('identity', refusal(403, findings, wrong.code), false)
  }
  const onOffer = (type: MessageType) => versionsOnOffer(type, deps.reference.openVersions, deps.now)
  const validated = unlessDefective(() => deps.codec.validateSchema(parsed.document, onOffer))
  if ('defect' in validated) return unfit('schema', validated.defect, false)
  if (!validated.verdict.ok) {
    const { findings } = validated.verdict
    // A header field missing or malformed uses no id: whose id, or which, would be a guess.
    return unfit('schema', refusal(422, findings, '13'), findings.every(isInBody))
  }
  const { message } = validated.verdict
  const withheld = deps.withhold?.(message)
  if (withheld !== undefined) return unfit('identity', withheld, false)
  const ruled = unlessDefective(() => checkRules({ message, caller, reference: deps.reference, now: deps.now }))
  if ('defect' in ruled) return unfit('rule', ruled.defect, true)
  const broken = ruled.verdict
  if (broken.length > 0) return unfit('rule', refusal(422, locate(bytes, contentType, broken), '14'), true)
  return { level: undefined, message }
}

/**
 * A defect of ours during judgement is a verdict too: the message is set aside with what is known of it (decision 0037).
 */
function unlessDefective<T>(verdict: () => T): { verdict: T } | { defect: Refusal } {
  try {
    return { verdict: verdict() }
  } catch (error) {
    if (!isInternal(error)) throw error
    return { defect: failedFor(error) }
  }
}

/** A refusal with the code of the first finding; `fallback` where there is none. */
export const refusal = (httpStatus: number, findings: readonly Finding[], fallback: ErrorCode): Refusal => ({
  httpStatus,
  code: findings[0]?.code ?? fallback,
  findings,
})

const isInBody = ({ pointer }: Finding): boolean => pointer === '/body' || pointer.startsWith('/body/')

/** Envelope and bytes name different messages: neither can be trusted. */
function mismatch(read: LenientHeader, { id, type }: NonNullable<JudgeDeps['properties']>): Finding | undefined {
  if (id !== undefined && read.id !== undefined && id !== read.id) {
    return { code: 'message-id-mismatch', pointer: '/id', value: cutText(id, 100), expected: read.id }
  }
  if (type !== undefined && read.type !== undefined && type !== read.type) {
    return { code: 'message-type-mismatch', pointer: '/type', value: cutText(type, 100), expected: read.type }
  }
  return undefined
}
