import type { ContentType } from '../codec/index.ts'
import type { CountryCode, PartyKey, SenderRole } from '../domain/values/party.ts'
import type { Message, MessageType } from '../generated/types.ts'
import type { ReceiptWarning } from '../trust/receipt.ts'

export type { ContentType } from '../codec/index.ts'

/** One message as the hub delivered it: the sender's bytes untouched, with their proofs. */
export type Envelope = {
  receiver: PartyKey
  sender: PartyKey
  id: string
  type: string
  mrn?: string
  /** Leaf of the effect in the hub's log; rises per movement at every receiver. */
  logIndex: number
  contentType: ContentType
  body: Buffer
  /** The sender's detached CMS, DER; absent for the hub's own messages and for those its officers entered. */
  signature?: Buffer
  /** The hub's seal, a detached CMS, DER. */
  seal: Buffer
  correlationId?: string
}

/**
 * The national system's verdict on one delivery. A refusal parks the message at the hub, with this reason, and holds back
 * its movement. `unmapped`: it was stored, but has no mapping; the movement goes on.
 */
export type Verdict = { outcome: 'accepted'; reason?: 'unmapped' } | { outcome: 'refused'; reason: string }

/** One finding of a refusal, as in interface.md 3. */
export type RefusalFinding = { code: string; pointer: string; rule?: string; value?: string; message?: string }

/** The hub's answer to one message. It is stored before `send` resolves, so it is never requested twice. */
export type SendResult =
  | {
      outcome: 'accepted'
      id: string
      mrn?: string
      status: string
      logIndex: number
      /** What the officer should know although the message is taken, in the party's language. */
      warnings?: readonly ReceiptWarning[]
    }
  | { outcome: 'refused'; id: string; httpStatus: number; code: string; errors: readonly RefusalFinding[] }

/** Whom the adapter acts for. One adapter may act for several parties of a country, each with its own key and queue. */
export type ConnectionInfo = { party: PartyKey; country: CountryCode; role: SenderRole }

/** What the host gives a transport: no environment, no clock of its own, no access beyond its data folder. */
export type AdapterContext = AdapterSetup & {
  /** A folder that belongs to this adapter alone and survives restarts. */
  dataDir: string
  clock: () => Date
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
  /** Verifies seal and signature of a delivery, for systems that want to check for themselves. */
  verify: (envelope: Envelope) => readonly Check[]
  /**
   * Checks that a delivery is in the hub's log, by what the hub answers to `/v1/log/proof/{logIndex}` (`query`): a hub that
   * had told others something else would have to show them another log.
   */
  verifyInclusion: (envelope: Envelope, proof: unknown) => Check
  /** Reads a message somebody has written; `reason` says what of it is none. It is checked as the hub checks its form. */
  decode: (bytes: Uint8Array, contentType: ContentType) => { message: Message } | { reason: string }
  /**
   * Looks again and again, each look after the one before with a pause. One that rejects is logged as `look-failed` with its
   * name, and the next one tries again. Ends when the function returned is called, or the host stops: what is under way then is
   * left where it is.
   */
  lookAgain: (name: string, everyMs: number, look: () => Promise<void>) => () => Promise<void>
  /** Reads from the hub's HTTP API as this party, for instance `/v1/movements/{mrn}`. */
  query: (party: PartyKey, path: string) => Promise<{ status: number; body: unknown }>
}

/** One check made on a delivery. */
export type Check = { name: 'seal' | 'signature' | 'order' | 'inclusion'; ok: boolean; detail?: string }

/** The thin part that speaks to the national system. */
export type Transport<National> = {
  /**
   * Connects. `send` takes a national document, keeps it until the hub has answered, and resolves with the answer, over
   * restarts too: a document handed in again with the same id gets the first answer and is not sent twice.
   */
  start(send: (document: National) => Promise<SendResult>): Promise<void>
  /**
   * Hands one document to the national system and resolves when that system has stored it for good. Called in the log's
   * order per movement. A rejection means "not now": the host tries again and holds the movement's followers meanwhile.
   */
  deliver(document: National, envelope: Envelope): Promise<Verdict>
  stop(): Promise<void>
}

/** What an adapter is made with. Its mapping may depend on nothing else, so that it says the same at every run. */
export type AdapterSetup = {
  connections: readonly ConnectionInfo[]
  /** The manifest's settings with their defaults filled in. */
  settings: Readonly<Record<string, string>>
}

/** An adapter: a pure mapping pair and a thin transport. */
export type Adapter<National> = {
  /**
   * Pure. Throws `MappingError`, or rejects with it, for content the national system cannot represent; the delivery is then
   * reported refused.
   */
  toNational(message: Message): National | Promise<National>
  /**
   * Pure, so that the same document always makes the same message: id and times come from the document. Throws
   * `MappingError`, or rejects with it, when no message can express the document.
   */
  fromNational(document: National): Message | Promise<Message>
  createTransport(context: AdapterContext): Transport<National>
}

/** The default export of an adapter's `index.ts`; throws, or rejects, for settings that do not fit. */
export type AdapterModule<National> = (setup: AdapterSetup) => Adapter<National> | Promise<Adapter<National>>

/** Something of a message that the national system has no place for: what is not named here comes back unchanged. */
export type Loss = {
  /** As in `messageFields`, or the beginning of such paths: `body.itinerary`. */
  field: string
  /** Absent: of every type. */
  types?: readonly MessageType[]
  why: string
}

/** adapters/<name>/manifest.json (schemas/adapter-manifest.schema.json). */
export type Manifest = {
  name: string
  title: string
  api: '1'
  system: string
  roles: readonly SenderRole[]
  formats: readonly ('json' | 'xml')[]
  /** The types it maps; any other type is stored and reported `accepted` with the reason `unmapped`. */
  receives: readonly MessageType[]
  /** The types it refuses outright, which holds back the movement at the hub; none when absent. */
  refuses?: readonly MessageType[]
  sends: readonly MessageType[]
  /** What does not survive the way to the national system and back; nothing when absent. */
  loses?: readonly Loss[]
  settings: readonly { name: string; description: string; required?: boolean; default?: string; secret?: boolean }[]
  /** What a country has to say before its system can be connected; `from`: the code lists have it. */
  asks?: readonly { name: string; description: string; from?: 'country' | 'timeZone' | 'currency' | 'scheme' }[]
}

/** A mapping that failed, with the place in the message or document. */
export class MappingError extends Error {
  readonly pointer: string
  constructor(pointer: string, reason: string) {
    super(`${pointer}: ${reason}`)
    this.name = 'MappingError'
    this.pointer = pointer
  }
}

/** What a mapping makes; undefined where it has no counterpart. Any other error goes on. */
export function mappedIf<Made>(map: () => Made): Made | undefined {
  try {
    return map()
  } catch (error) {
    if (error instanceof MappingError) return undefined
    throw error
  }
}
