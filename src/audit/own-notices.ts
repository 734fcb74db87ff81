import { closureNotices } from '../domain/notices/border-closures.ts'
import { coverNotice } from '../domain/guarantee/cover.ts'
import type { Guarantee } from '../domain/model/guarantee.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { MessageKey } from '../domain/values/party.ts'
import type { Reference } from '../domain/model/reference.ts'
import type { Notice } from '../domain/model/notice.ts'
import type { AvailabilityNotice, GuaranteeRegistration, Message } from '../generated/types.ts'
import type { AuditLeaf } from '../ports/audit.ts'
import type { LogRecord } from '../trust/log.ts'
import { placeOf } from './evidence.ts'
import type { Findings } from './report.ts'
import type { NoticeMade, RemakeNotices } from './reported.ts'
import { asGrn, type Grn } from '../domain/values/identifiers.ts'

/** What a notice is made on: the movement and the guarantees before it, and when. */
export type Basis = {
  movement: Movement | undefined
  guarantees: ReadonlyMap<Grn, Guarantee | 'lost'>
  now: number
  reference: Reference
}

type Cause = { key: MessageKey; message: AvailabilityNotice | GuaranteeRegistration }

const textOf = ({ sender, id }: MessageKey): string => `${sender} ${id}`

/**
 * What the hub says to one movement because of a message that names none: that a post ahead is closed
 * (docs/decisions/0031), or that a raised limit covers it now. Both follow from the cause and from how the movement stood.
 */
export class OwnNotices {
  readonly #remake: RemakeNotices
  readonly #findings: Findings
  /** Movements are told of these one by one, long afterwards. */
  readonly #availability = new Map<string, Cause>()
  /** Whoever waits for room is covered in the transaction that raised the limit. */
  #registration: Cause | undefined

  constructor(remake: RemakeNotices, findings: Findings) {
    this.#remake = remake
    this.#findings = findings
  }

  /** Takes note of a message that such notices may be made of. */
  heard(key: MessageKey, message: Message): void {
    if (message.type === 'availability-notice') this.#availability.set(textOf(key), { key, message })
    if (message.type === 'guarantee-registration') this.#registration = { key, message }
  }

  /** The notice of a leaf, made again; undefined when its cause is no such message, a reason when it cannot be told. */
  made(leaf: AuditLeaf, record: LogRecord, bytes: Buffer, basis: Basis): NoticeMade | string | undefined {
    const cause = this.#causeOf(record)
    if (cause === undefined) return undefined
    if ([...basis.guarantees.values()].includes('lost')) return 'a guarantee its notice rests on is not known any more'
    const notice = noticesOf(cause, basis).find(({ type }) => type === leaf.claim?.type)
    const [made] = notice === undefined ? [] : this.#remake(cause, [notice], basis.now)
    if (made === undefined || made.message.id !== leaf.id) {
      this.#findings.add('I4', placeOf(leaf), `nothing in ${textOf(cause.key)} asks for this notice`)
      return 'notices that nothing asks for'
    }
    if (!bytes.equals(made.bytes)) {
      this.#findings.add('I4', placeOf(leaf), `made again, this ${made.message.type} is another one`)
    }
    return { message: made.message, bytes: made.bytes, onBehalfOf: made.notice.onBehalfOf }
  }

  #causeOf({ cause }: LogRecord & { cause?: MessageKey }): Cause | undefined {
    if (cause === undefined) return undefined
    const text = textOf(cause)
    const registration = this.#registration
    if (registration !== undefined && textOf(registration.key) === text) return registration
    return this.#availability.get(text)
  }
}

function noticesOf({ message }: Cause, { movement, guarantees, now, reference }: Basis): readonly Notice[] {
  if (movement === undefined) return []
  if (message.type === 'availability-notice') return closureNotices(message, movement, now)
  const known = new Map([...guarantees].flatMap(([grn, one]) => (one === 'lost' ? [] : [[grn, one]])))
  const notice = coverNotice(movement, asGrn(message.body.grn), known, { now, reference })
  return notice === undefined ? [] : [notice]
}
