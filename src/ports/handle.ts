import type { Finding } from '../domain/values/finding.ts'
import type { MessageKey, PartyKey } from '../domain/values/party.ts'
import type { OfficeCode } from '../domain/values/office.ts'

/** Who is calling, as far as the edge could tell before the body was read. */
export type Caller =
  | { kind: 'party'; key: PartyKey }
  /** A person at an office in the hub's own app: reports facts for it, unsigned, attested by the hub (interface.md 3). */
  | { kind: 'officer'; key: PartyKey; name: string; offices: readonly OfficeCode[] }
  /** AMQP without `user_id`: the caller is whoever the signature proves (interface.md 4). */
  | { kind: 'by-signature' }

export type Language = 'en' | 'fr' | 'pt'

/** One message as it came in: the bytes, untouched, and what was said beside them. */
export type Inbound = {
  bytes: Buffer
  /** As declared by the sender; undefined lets the first byte decide. */
  contentType: string | undefined
  /** Base64 of a detached CMS over exactly `bytes`. */
  signature: string | undefined
  caller: Caller
  channel: 'http' | 'amqp'
  language: Language
  /** Whether a refusal is to be an error message in XML: the request was XML and its Accept asks for XML. */
  answersXml: boolean
  /** What AMQP properties claim; they must agree with the body where present. */
  claimed: { id?: string; type?: string; contentEncoding?: string }
  /** How the sender names the message beside its body; over AMQP his `message_id`, else his `correlation_id`. */
  named?: string
  /** Said to be a delivery report, before anything was read; over AMQP by its routing key. Chooses the lane, nothing else. */
  isReport?: boolean
}

/** What the edge answers. `repeat` tells 200 from 202 and that nothing happened this time. */
export type Answer =
  | {
      kind: 'accepted'
      key: MessageKey
      httpStatus: 200 | 202
      repeat: boolean
      receipt: Buffer
      receiptSignature: Buffer
    }
  | {
      kind: 'refused'
      httpStatus: number
      code: string
      retryAfterSeconds?: number
      problem: Problem
      /** Nobody is known to have sent it: over AMQP there is no queue to answer to. */
      unknownCaller?: true
      /** Over AMQP: the party that is to be told, of what is stored nowhere. */
      tell?: PartyKey
      stored?: { bytes: Buffer; contentType: string }
    }

/** RFC 9457 problem, with the extension members of interface.md 3. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  errors: readonly (Finding & { message: string })[]
}

/** The whole pipeline behind one function: receive, identify, verify, parse, validate, decide, seal, commit. Never throws. */
export type Handle = (inbound: Inbound) => Promise<Answer>
