import { type Codec, locate } from '../codec/index.ts'
import type { Finding } from '../domain/finding.ts'
import { checkHeader } from '../domain/header.ts'
import type { Party, Reference } from '../domain/reference.ts'
import { checkRules } from '../domain/rules/index.ts'
import { catalogue } from '../generated/catalogue.ts'
import type { ErrorCategory } from '../generated/errors.ts'
import type { Message } from '../generated/types.ts'
import type { ContentType } from './work.ts'

/** What can be said of a message without signature, movement and ledger. One level only: the first that refuses it. */
export type Judgement =
  | { level: undefined; message: Message }
  | { level: Extract<ErrorCategory, 'well-formed' | 'identity' | 'schema' | 'rule'>; findings: readonly Finding[] }

export type JudgeDeps = {
  codec: Codec
  reference: Reference
  /** Milliseconds since the epoch, UTC: the time at which codes, offices and agreements must be valid. */
  now: number
  /** Who would be calling: the party of the reference data, or one made of what the message says of its sender. */
  callerOf: (sender: Sender) => Party
}

type Sender = { country?: string; role?: string; party?: string }

/**
 * The verdicts of the pipeline over bytes alone, in its order (interface.md 3): form, header, schema, rules. Sequence and
 * signature need a hub.
 */
export function judge(bytes: Uint8Array, contentType: ContentType, deps: JudgeDeps): Judgement {
  const parsed = deps.codec.parseWellFormed(bytes, contentType)
  if (!parsed.ok) return { level: 'well-formed', findings: parsed.findings }
  const { header } = parsed.document
  const caller = deps.callerOf(header.sender ?? {})
  const wrong = checkHeader(header, caller, catalogue)
  if (wrong !== undefined) {
    const level = wrong.code === '12' ? 'schema' : 'identity'
    return { level, findings: locate(bytes, contentType, [wrong]) }
  }
  const validated = deps.codec.validateSchema(parsed.document)
  if (!validated.ok) return { level: 'schema', findings: validated.findings }
  const { message } = validated
  const findings = checkRules({ message, caller, reference: deps.reference, now: deps.now })
  return findings.length === 0
    ? { level: undefined, message }
    : { level: 'rule', findings: locate(bytes, contentType, findings) }
}
