import { encodeJson, encodeXml } from '../codec/index.ts'
import type { Made, Secrets } from '../domain/model/decision.ts'
import type { Taken } from '../domain/engine/step.ts'
import { madeMessage } from '../domain/notices/made.ts'
import type { MessageKey, PartyKey } from '../domain/values/party.ts'
import type { Reference } from '../domain/model/reference.ts'
import type { AuditLeaf } from '../ports/audit.ts'
import { catalogue } from '../generated/catalogue.ts'
import type { LogRecord } from '../trust/log.ts'
import { placeOfLeaf } from './evidence.ts'
import type { Breaches, BreachPlace } from './result.ts'

type Cause = {
  place: BreachPlace
  key: string
  /** Made again with the reference data of the time: only then is what differs wrong. */
  sameReference: boolean
  made: Map<string, { bytes: Buffer; receiver: PartyKey; type: string }> | 'unknown'
}

/** What a decision sends, compared with what the log and the outbox say was sent because of it. */
export class Expected {
  readonly #reference: Reference
  readonly #secrets: Secrets
  readonly #breaches: Breaches
  #cause: Cause | undefined

  constructor(reference: Reference, secrets: Secrets, breaches: Breaches) {
    this.#reference = reference
    this.#secrets = secrets
    this.#breaches = breaches
  }

  /**
   * A decision made again; `receivers` are those in the outbox under its leaf. What would go otherwise with other
   * reference data (channels, formats, languages) is not compared.
   */
  sent(
    leaf: AuditLeaf,
    { event: { key }, decision }: Pick<Taken, 'event' | 'decision'>,
    receivers: readonly PartyKey[],
    { decidedAt, sameReference }: { decidedAt: number; sameReference: boolean },
  ): void {
    const made = new Map<string, { bytes: Buffer; receiver: PartyKey; type: string }>()
    const forwarded: PartyKey[] = []
    for (const outgoing of decision.outgoing) {
      if (outgoing.kind === 'forward') forwarded.push(...outgoing.receivers.filter((one) => this.#isReached(one)))
      else if (this.#isReached(outgoing.receiver)) {
        const { id, bytes } = this.#remake(outgoing, key, decidedAt)
        made.set(id, { bytes, receiver: outgoing.receiver, type: outgoing.type })
      }
    }
    const place = placeOfLeaf(leaf)
    for (const receiver of forwarded) {
      if (!receivers.includes(receiver))
        this.#wrong(sameReference, 'I2', { ...place, receiver }, 'was never queued for it')
    }
    for (const receiver of receivers) {
      if (!forwarded.includes(receiver))
        this.#wrong(sameReference, 'I2', { ...place, receiver }, 'is none of its receivers')
    }
    this.#cause = { place, key: `${key.sender} ${key.id}`, sameReference, made }
  }

  #wrong(sameReference: boolean, invariant: 'I2' | 'I4', place: BreachPlace, what: string): void {
    if (sameReference) this.#breaches.add(invariant, place, what)
    else this.#breaches.notCompared('messages sent: decided with reference data of another version')
  }

  /** A leaf that was not decided again: what was made because of it is not compared. */
  unknown({ sender, id }: Pick<AuditLeaf, 'sender' | 'id'>): void {
    this.#cause = { place: {}, key: `${sender} ${id}`, sameReference: false, made: 'unknown' }
  }

  made(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined): void {
    const type = leaf.idReservation?.type
    const cause = this.#cause
    if (cause?.made === 'unknown') {
      this.#breaches.notCompared('messages made: what they were made because of could not be decided again')
      return
    }
    const sameReference = cause?.sameReference ?? true
    const { id } = leaf
    const expected = id === undefined ? undefined : cause?.made.get(id)
    if (id === undefined || expected === undefined) {
      // Answers to what came over AMQP are given by the commit, not by a decision.
      if (type !== undefined && type in catalogue && catalogue[type as keyof typeof catalogue].kind === 'answer') return
      this.#wrong(
        sameReference,
        'I4',
        placeOfLeaf(leaf),
        `nothing asks for this ${type} made because of ${causeText(record)}`,
      )
      return
    }
    cause?.made.delete(id)
    if (bytes !== undefined && !bytes.equals(expected.bytes)) {
      this.#wrong(sameReference, 'I4', placeOfLeaf(leaf), `made again, this ${expected.type} is another one`)
    }
  }

  /** The next leaf that is no made message has come: nothing more is made because of the last one. */
  flush(): void {
    const cause = this.#cause
    this.#cause = undefined
    if (cause === undefined || cause.made === 'unknown') return
    for (const { receiver, type } of cause.made.values()) {
      this.#wrong(cause.sameReference, 'I2', { ...cause.place, receiver }, `its ${type} was never made`)
    }
  }

  /** A message of the hub made again as the commit made it (src/pipeline/log-writer.ts): its id, and its bytes. */
  #remake({ type, receiver, mrn, ordinal, body, correlationId }: Made, cause: MessageKey, decidedAt: number) {
    const { nameUuid } = this.#secrets
    const identity = { cause, type, receiver, mrn, ordinal }
    const { id, message } = madeMessage(identity, body, correlationId, decidedAt, nameUuid)
    const encode = this.#reference.parties.get(receiver)?.format === 'xml' ? encodeXml : encodeJson
    return { id, bytes: encode(message) }
  }

  #isReached(receiver: PartyKey): boolean {
    const channel = this.#reference.parties.get(receiver)?.channel
    return channel !== undefined && channel !== 'none'
  }
}

function causeText(record: LogRecord): string {
  const { cause } = record as { cause?: { sender: PartyKey; id: string } }
  return cause === undefined ? 'nothing' : `${cause.sender} ${cause.id}`
}
