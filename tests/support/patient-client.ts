import { encodeJson, encodeXml } from '../../src/codec/index.ts'
import type { Message } from '../../src/generated/types.ts'
import { signDetached } from '../../src/trust/cms.ts'
import type { TestParty } from './parties.ts'
import { postOnce, type Wire } from './post-once.ts'
import { waitFor } from './wait-for.ts'

/** A message a client has sent and keeps, with the receipt once it holds one. */
export type Kept = Wire & {
  readonly from: TestParty
  readonly message: Message
  /** The first receipt it was given: JSON and its detached CMS, base64. */
  receipt: { bytes: Buffer; signature: string } | undefined
}

/** One try to deliver a message, whatever became of it. */
type Attempt = { status: number | 'unreachable'; ms: number; retryAfter: string | null; receipt: Kept['receipt'] }

/**
 * A national system as interface.md asks it to be: it keeps every message until it holds the receipt, and repeats it
 * with the same bytes, through whatever happens. It also keeps the evidence against the hub: answers nobody may get.
 */
export type PatientClient = {
  /** Resolves when the receipt is there. @throws when the hub refuses the message */
  send(from: TestParty, message: Message, url?: string): Promise<Kept>
  /** Encodes and signs a message, to be sent by `repeat`. */
  keep(from: TestParty, message: Message): Kept
  /** Once more, or for the first time; every answer must be the same receipt. */
  repeat(kept: Kept, url?: string): Promise<void>
  /** Every message it holds a receipt for. */
  readonly receipts: Kept[]
  /** What the hub did wrong, one sentence each. */
  readonly complaints: string[]
  /** Answers by status; `unreachable` counts refused and broken connections. */
  readonly statuses: Map<Attempt['status'], number>
}

/** Nobody may be left without an answer for longer. */
const PATIENCE_MS = 30_000

/** @param base URL of the hub where none is named */
export function createPatientClient(base: string): PatientClient {
  const receipts: Kept[] = []
  const complaints: string[] = []
  const statuses = new Map<Attempt['status'], number>()

  const attempt = async (kept: Kept, url: string): Promise<Attempt> => {
    const tried = await post(kept, url)
    statuses.set(tried.status, (statuses.get(tried.status) ?? 0) + 1)
    const what = `${kept.message.type} ${kept.message.id}`
    if (tried.ms > PATIENCE_MS) complaints.push(`${what}: ${Math.round(tried.ms)} ms without an answer`)
    if (typeof tried.status === 'number' && tried.status >= 500 && tried.status !== 503) {
      complaints.push(`${what}: status ${tried.status}`)
    }
    if (tried.status === 503 && !/^[1-9][0-9]*$/.test(tried.retryAfter ?? '')) {
      complaints.push(`${what}: 503 without Retry-After`)
    }
    return tried
  }

  const untilAnswered = (kept: Kept, url: string): Promise<NonNullable<Kept['receipt']>> =>
    waitFor(
      async () => {
        const { status, receipt } = await attempt(kept, url)
        if (receipt !== undefined) return receipt
        if (status === 'unreachable' || status === 503) return undefined
        complaints.push(`${kept.message.type} ${kept.message.id}: refused with ${status}`)
        return { bytes: Buffer.alloc(0), signature: '' }
      },
      { timeoutMs: 100_000, label: `the receipt of ${kept.message.type} ${kept.message.id}` },
    )

  const take = (kept: Kept, receipt: NonNullable<Kept['receipt']>): void => {
    if (kept.receipt === undefined) {
      kept.receipt = receipt
      if (receipt.bytes.length > 0) receipts.push(kept)
    } else if (!kept.receipt.bytes.equals(receipt.bytes) || kept.receipt.signature !== receipt.signature) {
      complaints.push(`${kept.message.type} ${kept.message.id}: another receipt than the first`)
    }
  }

  return {
    receipts,
    complaints,
    statuses,
    send: async (from, message, url = base) => {
      const kept = keep(from, message)
      take(kept, await untilAnswered(kept, url))
      return kept
    },
    keep,
    repeat: async (kept, url = base) => take(kept, await untilAnswered(kept, url)),
  }
}

/** Encodes and signs once: what is repeated is these bytes. */
function keep(from: TestParty, message: Message): Kept {
  const xml = from.party.format === 'xml'
  const bytes = Buffer.from(xml ? encodeXml(message) : encodeJson(message))
  return {
    from,
    message,
    contentType: xml ? 'application/xml' : 'application/json',
    bytes,
    signature: signDetached(bytes, from.signer, { signingTime: new Date() }).toString('base64'),
    receipt: undefined,
  }
}

async function post(kept: Kept, url: string): Promise<Attempt> {
  const started = performance.now()
  const answer = await postOnce(url, kept, kept.from.token, PATIENCE_MS + 5_000)
  const ms = performance.now() - started
  if (answer === undefined) return { status: 'unreachable', ms, retryAfter: null, receipt: undefined }
  const { status, bytes, signature, retryAfter } = answer
  const accepted = status === 202 || status === 200
  return { status, ms, retryAfter, receipt: accepted && signature !== null ? { bytes, signature } : undefined }
}
