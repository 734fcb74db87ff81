import type { Finding } from '../domain/values/finding.ts'
import type { MessageKey, PartyKey } from '../domain/values/party.ts'
import type { Right } from './identity.ts'
import type { OfficeCode } from '../domain/values/office.ts'

/** Who is calling, as far as the edge could tell before the body was read. */
export type Caller =
  | { kind: 'party'; key: PartyKey }
  /** A person at an office in the hub's own app: reports for it, unsigned, attested by the hub (interface.md 3). */
  | { kind: 'officer'; key: PartyKey; name: string; offices: readonly OfficeCode[]; rights: readonly Right[] }
  /** AMQP without `user_id`: the caller is whoever the signature proves (interface.md 4). */
  | { kind: 'by-signature' }

export type Language = 'en' | 'fr' | 'pt'

/** One message as it came in: the bytes, untouched, and what accompanied them. */
export type Inbound = {
  bytes: Buffer
  /** As declared by the sender; when undefined, the first byte decides. */
  contentType: string | undefined
  /** Base64 of a detached CMS over exactly `bytes`. */
  signature: string | undefined
  caller: Caller
  channel: 'http' | 'amqp'
  language: Language
  /** Whether a refusal is to be an error message in XML: the request was XML and its Accept asks for XML. */
  answersXml: boolean
  /** Of a passage that an officer confirmed for a whole vehicle: all the movements he named. */
  together?: readonly string[]
  /** AMQP properties; they must agree with the body where present. */
  properties: { id?: string; type?: string; contentEncoding?: string }
  /** The sender's name for the message outside its body; over AMQP its `message_id`, else its `correlation_id`. */
  named?: string
  /**
   * Declared to be a delivery report before anything is read; over AMQP by the routing key. Chooses the lane, nothing else.
   */
  isReport?: boolean
  /** The trace that the sender goes on with (W3C Trace Context), as it said so; read only where traces are kept. */
  traceparent?: string
  /** The hub's own span of it, where traces are kept. */
  trace?: string
}

/** What the edge answers. `repeat` distinguishes 200 from 202: nothing happened this time. */
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
      /** The sender is unknown: over AMQP there is no queue to answer to. */
      unknownCaller?: true
      /** Over AMQP: the party to be told of a refusal that is not stored. */
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
