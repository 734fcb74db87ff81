import { MappingError, type Message } from '#adapter-api'

/** A document of the national system. Its names are its own; write here what yours calls them. */
export type NationalDocument = {
  document: string
  number: string
  movement?: string
  /** In place of the movement's number: that of a document printed in advance. */
  printed?: string
  from: { country: string; office?: string; post: string; party?: string }
  happened: string
  written: string
  exactTo?: string
  onPaper: boolean
  answers?: string
  content: unknown
}

/** The kinds of document there are, each with the message it stands for. */
const KINDS: Readonly<Record<string, Message['type']>> = {
  'RECORD-TRANSIT': 'anticipated-transit-record',
  'RECORD-ARRIVAL': 'anticipated-arrival-record',
  EXIT: 'border-exit-notice',
  ENTRY: 'border-entry-notice',
  ARRIVAL: 'arrival-advice',
  CONTROL: 'control-results',
  DISCHARGE: 'discharge',
}
const kindOf = new Map(Object.entries(KINDS).map(([kind, type]) => [type, kind]))

/** The document of a message. Throws MappingError for a type there is no document for. */
export function toNational(message: Message): NationalDocument {
  const { type, id, version: _one, sender, occurredAt, preparedAt, procedure, body, ...rest } = message
  const kind = kindOf.get(type)
  if (kind === undefined) throw new MappingError('/type', `there is no document for ${type}`)
  const { role: post, ...from } = sender
  const { mrn, provisional, occurredPrecision, correlationId } = rest as Partial<Record<string, string>>
  return {
    document: kind,
    number: id,
    ...(mrn === undefined ? {} : { movement: mrn }),
    ...(provisional === undefined ? {} : { printed: provisional }),
    from: { ...from, post },
    happened: occurredAt,
    written: preparedAt,
    ...(occurredPrecision === undefined ? {} : { exactTo: occurredPrecision }),
    onPaper: procedure === 'manual',
    ...(correlationId === undefined ? {} : { answers: correlationId }),
    content: body,
  }
}

/** The message of a document. Throws MappingError for a kind that stands for none; the hub says what else is wrong. */
export function fromNational(document: NationalDocument): Message {
  const type = KINDS[document?.document]
  if (type === undefined) throw new MappingError('/document', `no message stands for ${document.document}`)
  if (typeof document.number !== 'string') throw new MappingError('/number', 'it has no number')
  if (typeof document.from !== 'object') throw new MappingError('/from', 'it does not say who it is from')
  const { post: role, ...from } = document.from
  return {
    id: document.number,
    type,
    version: '1',
    sender: { ...from, role },
    ...(document.movement === undefined ? {} : { mrn: document.movement }),
    ...(document.printed === undefined ? {} : { provisional: document.printed }),
    occurredAt: document.happened,
    ...(document.exactTo === undefined ? {} : { occurredPrecision: document.exactTo }),
    preparedAt: document.written,
    procedure: document.onPaper ? 'manual' : 'automatic',
    ...(document.answers === undefined ? {} : { correlationId: document.answers }),
    body: document.content,
  } as Message
}
