import { createHash } from 'node:crypto'
import {
  type ConnectionInfo,
  documentId,
  MappingError,
  type Message,
  type MessageType,
  partyKeyOf,
  type XmlTree,
} from '#adapter-api'
import { completed } from '../files/beside.ts'
import { rowOf } from '../ncts/converters.ts'
import { type Draft, type Fields, leafOf, type Place, placesOf, readRows, type Row, writeRows } from '../ncts/rows.ts'
import { textAt } from '../ncts/specials.ts'
import { extended, extensionOf } from './extension.ts'
import { operationOf } from './operations.ts'
import parts from './parts.json' with { type: 'json' }
import { type Profile, readingOf } from './profile.ts'

/** A document of the partner: its XML, and beside it the message it says, where there is one. */
export type WcoDocument = { root: XmlTree; message?: Message }

export type MappingSettings = { profile: Profile; connections: readonly ConnectionInfo[] }

const ROOT = 'MetaData'
const DECLARATION = 'Declaration'
const book = { parts: parts as unknown as Readonly<Record<string, readonly Row[]>>, specials: {} }
const header = placesOf(book.parts['header'] ?? [], book)
const declaration = placesOf(book.parts['declaration'] ?? [], book)
export const part = (): readonly Place[] => []

/** Where the declaration is in a message: its body, a part of it, or nowhere. */
const DECLARATIONS: Readonly<Partial<Record<MessageType, readonly string[]>>> = {
  'transit-declaration': ['body'],
  'declaration-amendment': ['body', 'declaration'],
  'anticipated-transit-record': ['body', 'declaration'],
  'anticipated-arrival-record': ['body', 'declaration'],
}

/** Rows of a document about a message of a type, as pointers of errors are read by them. */
export const placesFor = (type: MessageType): readonly Place[] =>
  DECLARATIONS[type] === undefined ? header : declaration

/** The document of a message; pure. */
export function toNational(message: Message, { profile }: Pick<MappingSettings, 'profile'>): WcoDocument {
  const model = declarationOf(message, profile)
  const read = fieldsOf(model, message.type, profile)
  const extension =
    profile.extension === undefined ? undefined : extensionOf(message as unknown as Fields, read, profile.extension)
  const operation = operationOf(message, profile)
  const root: XmlTree = {
    name: ROOT,
    namespace: profile.namespaces.metadata,
    text: '',
    children: [
      ...[
        leafOf('WCODataModelVersionCode', profile.modelVersion),
        leafOf('WCOTypeName', 'DEC'),
        leafOf('ResponsibleCountryCode', profile.country),
        leafOf('ResponsibleAgencyName', profile.agency),
        leafOf('AgencyAssignedCustomizationCode', message.type),
      ].map((one) => spaced(one, profile.namespaces.metadata)),
      model,
      ...(extension === undefined ? [] : [extension]),
      ...(operation === undefined ? [] : [operation]),
    ],
  }
  return { root, message }
}

function declarationOf(message: Message, profile: Profile): XmlTree {
  const { type } = message
  const use = { part, reading: readingOf(profile, message.occurredAt.slice(0, 10)) }
  const draft: Draft = { name: DECLARATION, text: '', children: [] }
  const at = DECLARATIONS[type]
  const body = at?.reduce<unknown>((one, name) => (one as Fields | undefined)?.[name], message) ?? {}
  const code = rowOf(() => profile.tables.theirs('functions', type, use.reading.day, ''))
  const fields = { ...(body as Fields), $: { ...message, body: undefined, function: code } }
  writeRows(placesFor(type), fields, draft, use)
  return pruned(spaced(draft, profile.namespaces.declaration), profile.omits)
}

/** What the model's elements alone say of a message. */
function fieldsOf(model: XmlTree, type: MessageType, profile: Profile): Fields {
  const stamp = textAt(model, 'IssueDateTime', 'DateTimeString') ?? ''
  const day = /^[0-9]{8}/.test(stamp) ? `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}` : ''
  const use = { part, reading: readingOf(profile, day) }
  const { $, ...said } = (readRows(placesFor(type), model, use, `/${DECLARATION}`) ?? {}) as Fields
  const { function: _, sender, ...envelope } = ($ ?? {}) as Fields
  const inner = (DECLARATIONS[type] ?? []).reduceRight<unknown>((one, name) => ({ [name]: one }), said)
  const base = { type, version: '1', sender: { country: profile.country, role: 'customs', ...(sender as object) } }
  return { ...base, ...envelope, procedure: 'automatic', ...(inner as Fields) }
}

/**
 * The message of a document; pure. Elements are known by their names, whatever their namespaces; what lies beside completes it, and
 * the document's word holds where the two differ.
 * @throws {MappingError} where no message can be made of it
 */
export function fromNational({ root, message }: WcoDocument, settings: MappingSettings): Message {
  const read = messageOf(root, settings)
  if (message === undefined) return read
  if (message.type !== read.type)
    throw new MappingError('/type', `beside the document of a ${read.type} lies a ${message.type}`)
  const before = messageOf(toNational(message, settings).root, settings)
  return { ...message, body: completed(message.body, { before: before.body, now: read.body }) } as Message
}

/** The declaration in a document: alone, or in its metadata. Throws MappingError where there is none. */
export function modelIn(root: XmlTree): XmlTree {
  const model = root.name === ROOT ? root.children.find(({ name }) => name === DECLARATION) : root
  if (model?.name !== DECLARATION) throw new MappingError(`/${root.name}`, `there is no ${DECLARATION} in it`)
  return model
}

function messageOf(root: XmlTree, { profile, connections }: MappingSettings): Message {
  const model = modelIn(root)
  const extension = root.children.find(({ name, namespace }) => name === 'Extension' && namespace === profile.extension)
  const said = extended(fieldsOf(model, typeOf(root, model, profile), profile), extension)
  const { occurredAt } = said
  if (occurredAt === undefined) throw new MappingError(`/${DECLARATION}/IssueDateTime`, 'it is empty')
  const sender = said['sender'] as Message['sender']
  const own = connections.find(({ country, role }) => country === sender.country && role === sender.role)
  const [, party] = own?.party.split('/') ?? []
  const from = party === undefined ? sender : { ...sender, party }
  const id = said['id'] ?? idOf(root, partyKeyOf(from as Message['sender']))
  return { preparedAt: occurredAt, ...said, id, sender: from } as unknown as Message
}

/** What the document itself names, or what its function says of a declaration. */
function typeOf(root: XmlTree, model: XmlTree, profile: Profile): MessageType {
  const named = textAt(root, 'AgencyAssignedCustomizationCode') ?? ''
  if (/^[a-z]+(-[a-z]+)*$/.test(named)) return named as MessageType
  const code = textAt(model, 'FunctionCode') ?? ''
  return profile.tables.ours('functions', code, '', `/${DECLARATION}/FunctionCode`) as MessageType
}

const idOf = (root: XmlTree, party: ConnectionInfo['party']): string =>
  documentId(party, `wco ${createHash('sha256').update(JSON.stringify(root)).digest('hex')}`)

/** The element and all in it in a namespace. */
const spaced = ({ name, attributes, text, children }: Draft, namespace: string): XmlTree => ({
  name,
  namespace,
  ...(attributes === undefined ? {} : { attributes }),
  text,
  children: children.map((child) => spaced(child, namespace)),
})

/** Without the elements a partner does not take. */
function pruned(tree: XmlTree, omits: readonly string[], path = ''): XmlTree {
  const children = tree.children
    .map((child) => ({ child, at: path === '' ? child.name : `${path}/${child.name}` }))
    .filter(({ at }) => !omits.includes(at))
    .map(({ child, at }) => pruned(child, omits, at))
  return { ...tree, children }
}
