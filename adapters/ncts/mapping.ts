import { createHash } from 'node:crypto'
import {
  type ConnectionInfo,
  type Declaration,
  documentId,
  MappingError,
  type Message,
  partyKeyOf,
  type XmlTree,
} from '#adapter-api'
import { completed } from '../files/beside.ts'
import { ADMINISTRATION } from './converters.ts'
import { type Domain, type Form, formOfCode, formOfMessage, header, part } from './forms.ts'
import { type Profile, readingOf } from './profile.ts'
import { type Draft, type Fields, readRows, writeRows } from './rows.ts'
import { equipmentOf, sealsOf } from './seals.ts'
import { textAt } from './specials.ts'

/** The namespace of every NCTS message; it is its root's alone. */
export const NAMESPACE = 'http://ncts.dgtaxud.ec'
const PHASES = { '5': 'NCTS5.1', '6': 'NCTS6' } as const

/** A document of the system: its XML, and beside it the message it says, where there is one. */
export type NctsDocument = { root: XmlTree; message?: Message }

export type MappingSettings = { profile: Profile; domain: Domain; connections: readonly ConnectionInfo[] }

/**
 * The document of a message; pure. What NCTS repeats of the declaration in other messages is taken from `known`, the declaration
 * of the movement; without it those places stay empty.
 * @throws {MappingError} for a type that NCTS has no message for
 */
export function toNational(
  message: Message,
  settings: Pick<MappingSettings, 'profile' | 'domain'>,
  known?: Declaration,
): NctsDocument {
  const form = formOfMessage(message, settings.domain)
  if (form === undefined) throw new MappingError('/type', `NCTS has no message for ${message.type}`)
  return { root: rootOf(message, form, { ...settings, known }), message }
}

type Writing = { profile: Profile; known: Declaration | undefined }

function rootOf(message: Message, form: Form, { profile, known }: Writing): XmlTree {
  const root: Draft = {
    name: form.code,
    namespace: NAMESPACE,
    attributes: { PhaseID: PHASES[profile.phase] },
    text: '',
    children: [],
  }
  const use = { part, reading: readingOf(profile, dayOfMessage(message)) }
  const fields = fieldsOf(message, form, { profile, known })
  writeRows(header, fields, root, use)
  writeRows(form.places, fields, root, use)
  return root
}

const dayOfMessage = ({ occurredAt }: Message): string => occurredAt.slice(0, 10)

/** A message as its form sees it: the body, the declaration it is about, and the envelope under `$`. */
export function fieldsOf(message: Message, form: Form, { profile, known }: Writing): Fields {
  const { body, ...envelope } = message
  const fields = body as unknown as Fields
  const own = fields['declaration'] as Declaration | undefined
  const $ = { ...envelope, form: form.code, recipient: `${ADMINISTRATION}${profile.country}` }
  const declaration = equipmentOf(own ?? known, fields)
  return { ...fields, $, ...(declaration === undefined ? {} : { declaration }) }
}

/**
 * The message of a document; pure. What lies beside the form completes it, and the form's word holds where the two differ: it is
 * the form that was lodged.
 * @throws {MappingError} where no message can be made of it
 */
export function fromNational({ root, message }: NctsDocument, settings: MappingSettings): Message {
  const form = formOf(root)
  const read = messageOf(root, form, settings)
  if (message === undefined) return read
  if (message.type !== form.type)
    throw new MappingError('/type', `beside ${form.code} lies a ${message.type}, which it does not say`)
  const { profile } = settings
  // What the form alone says of the message as it lies there: whatever the document says otherwise was changed in it.
  const before = messageOf(rootOf(message, form, { profile, known: undefined }), form, settings)
  return { ...message, body: completed(message.body, { before: before.body, now: read.body }) } as Message
}

/** The declaration as far as a document repeats it, for what is written of the same movement later; undefined where it does not. */
export function declarationIn(
  { root }: NctsDocument,
  { profile }: Pick<MappingSettings, 'profile'>,
): Declaration | undefined {
  const day = (textAt(root, 'preparationDateAndTime') ?? '').slice(0, 10)
  const form = formOf(root)
  const said = readRows(form.places, root, { part, reading: readingOf(profile, day) }, `/${form.code}`) as
    | Fields
    | undefined
  return (form.type === 'transit-declaration' ? said : said?.['declaration']) as Declaration | undefined
}

/** The form of a document. Throws MappingError for what is none that says a message. */
export function formOf({ name, namespace }: XmlTree): Form {
  const form = formOfCode(name)
  if (form === undefined) throw new MappingError(`/${name}`, 'it says no message of the hub')
  if (namespace !== NAMESPACE) throw new MappingError(`/${name}`, `it is not in the namespace ${NAMESPACE}`)
  return form
}

function messageOf(root: XmlTree, form: Form, { profile, connections }: MappingSettings): Message {
  const day = (textAt(root, 'preparationDateAndTime') ?? '').slice(0, 10)
  const use = { part, reading: readingOf(profile, day) }
  const at = `/${form.code}`
  const head = (readRows(header, root, use, at) ?? {}) as Fields
  const said = (readRows(form.places, root, use, at) ?? {}) as Fields
  const envelope = { ...(head['$'] as Fields), ...(said['$'] as Fields) }
  const sender = senderOf(envelope, { profile, connections })
  const preparedAt = envelope['preparedAt']
  if (preparedAt === undefined) throw new MappingError(`${at}/preparationDateAndTime`, 'it is empty')
  const { mrn, occurredAt = preparedAt, occurredPrecision, correlationId } = envelope
  const optional = { mrn, occurredPrecision, correlationId }
  return {
    id: envelope['id'] ?? idOf(root, partyKeyOf(sender)),
    type: form.type,
    version: '1',
    sender,
    occurredAt,
    preparedAt,
    procedure: 'automatic',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    body: { ...profile.unsaid[form.type], ...bodyOf(said, form) },
  } as unknown as Message
}

function bodyOf(said: Fields, form: Form): Fields {
  const { $: _, declaration, ...rest } = said
  const own = declaration as Declaration | undefined
  if (form.type === 'release-for-transit') return { ...rest, ...(own?.equipment ? { equipment: own.equipment } : {}) }
  if (!form.hasDeclaration) return rest
  const seals = form.type === 'declaration-amendment' ? [] : sealsOf(own)
  return { ...rest, ...(own === undefined ? {} : { declaration: own }), ...(seals.length === 0 ? {} : { seals }) }
}

type OwnSide = Pick<MappingSettings, 'profile' | 'connections'>

/**
 * Who says it: the administration that the document names. Software of traders names itself, and the administration they lodge with
 * speaks for them. That this adapter acts for it is the host's to check.
 */
function senderOf({ sender }: Fields, { profile, connections }: OwnSide): Message['sender'] {
  const { country = profile.country, office } = (sender ?? {}) as { country?: string; office?: string }
  const ofCountry = connections.filter((one) => one.country === country)
  const own = ofCountry.find(({ role }) => role === 'customs') ?? ofCountry[0]
  const [, party] = (own?.party ?? country).split('/')
  return {
    country,
    role: own?.role ?? 'customs',
    ...(office === undefined ? {} : { office }),
    ...(party === undefined ? {} : { party }),
  } as Message['sender']
}

/** Of an identification that is not the hub's: who sent the document and how he calls it. */
function idOf(root: XmlTree, party: ConnectionInfo['party']): string {
  const named = ['messageSender', 'messageIdentification', 'messageType'].map((name) => textAt(root, name) ?? '')
  if (named[1] !== '') return documentId(party, `ncts ${named.join(' ')}`)
  return documentId(party, `ncts ${createHash('sha256').update(JSON.stringify(root)).digest('hex')}`)
}
