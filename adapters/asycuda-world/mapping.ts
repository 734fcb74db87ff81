import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  type ConnectionInfo,
  type Declaration,
  documentId,
  MappingError,
  type Message,
  partyKeyOf,
  type TransitDeclaration,
  type XmlTree,
} from '#adapter-api'
import { completed } from '../files/beside.ts'
import { beginningOf, dayAt } from './days.ts'
import { type AsOfNow, dayOfForm, declarationOf, formOf } from './declaration.ts'
import { readForm, ROOT, type Section, writeForm } from './form.ts'
import { declarationOfManifest } from './manifest-form.ts'
import type { Profile, ProfileAndGuarantees } from './profile.ts'

/** A document of the system: its XML, and beside it the message whose form it is, where there is one. */
export type AsycudaDocument = { root: XmlTree; message?: Message }

export type MappingSettings = ProfileAndGuarantees & { connections: readonly ConnectionInfo[] }

/** The document of a message; pure. Throws MappingError for a type without a declaration in it. */
export function toNational(message: Message, { profile }: Pick<MappingSettings, 'profile'>): AsycudaDocument {
  const { declaration, now } = contentOf(message)
  const day = dayOfMessage(message, declaration, profile)
  return { root: writeForm(formOf(declaration, { profile, day }, now)), message }
}

function contentOf(message: Message): { declaration: Declaration; now: AsOfNow } {
  switch (message.type) {
    case 'transit-declaration':
      return { declaration: message.body, now: {} }
    case 'declaration-amendment':
      return { declaration: message.body.declaration, now: {} }
    case 'anticipated-transit-record':
    case 'anticipated-arrival-record': {
      const { declaration, limitAt, seals, controlResult } = message.body
      return { declaration, now: { limitAt, seals, controlResult: controlResult.code } }
    }
    default:
      throw new MappingError('/type', `a declaration shows nothing of ${message.type}`)
  }
}

/** The day the declaration was registered, as far as it is said. */
const dayOfMessage = (message: Message, { acceptedAt }: Declaration, { timeZone }: Profile): string =>
  dayAt(acceptedAt ?? message.occurredAt, timeZone)

/**
 * The message of a document; pure. What lies beside the form completes it, and the form's word holds where the two differ: it
 * is the form that was lodged.
 * @throws {MappingError} where no message can be made of it
 */
export function fromNational({ root, message }: AsycudaDocument, settings: MappingSettings): Message {
  if (root.name !== ROOT) return alone(root, declarationOfManifest(root, settings), settings)
  const { form } = readForm(root)
  const day = dayOfForm(form, settings.profile)
  const read = (section: Section): Declaration =>
    declarationOf(section, { profile: settings.profile, day }, settings.guarantees)
  if (message === undefined) return alone(root, { declaration: read(form), day }, settings)
  if (message.type !== 'transit-declaration')
    throw new MappingError('/type', `beside the form lies a ${message.type}, which the system does not send`)
  const { connections } = settings
  const from = partyKeyOf(message.sender)
  if (connections.length > 0 && !connections.some(({ party }) => party === from))
    throw new MappingError('/sender', `this adapter does not act for ${from}`)
  const before = readForm(toNational(message, settings).root).form
  if (isDeepStrictEqual(before, form)) return message
  return { ...message, body: completed(message.body, { before: read(before), now: read(form) }) }
}

/** A message of what the document alone says: it happened on the day of registration, and its id is the content's. */
function alone(
  root: XmlTree,
  { declaration, day }: { declaration: Declaration; day: string },
  { profile, connections }: MappingSettings,
): TransitDeclaration {
  const own = connections.find(({ country, role }) => country === profile.country && role === 'customs')
  const party = own?.party ?? (profile.country as ConnectionInfo['party'])
  const at = beginningOf(day, profile.timeZone)
  const [, part] = party.split('/')
  const digest = createHash('sha256').update(JSON.stringify(root)).digest('hex')
  return {
    id: documentId(party, `asycuda-world ${digest}`) as TransitDeclaration['id'],
    type: 'transit-declaration',
    version: '1',
    sender: {
      country: profile.country,
      role: 'customs',
      office: declaration.departureOffice,
      ...(part === undefined ? {} : { party: part }),
    } as TransitDeclaration['sender'],
    occurredAt: at as TransitDeclaration['occurredAt'],
    occurredPrecision: 'day',
    preparedAt: at as TransitDeclaration['preparedAt'],
    procedure: 'automatic',
    body: declaration,
  }
}
