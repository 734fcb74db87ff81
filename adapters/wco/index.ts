import { type AdapterContext, defineAdapter, mappedIf, type Message, type Transport, type XmlTree } from '#adapter-api'
import { transportOver } from '../files/folder-way.ts'
import { openXmlFolder } from '../files/xml-folder.ts'
import { unknownIn } from '../ncts/unknown.ts'
import {
  fromNational,
  type MappingSettings,
  modelIn,
  part,
  placesFor,
  toNational,
  type WcoDocument,
} from './mapping.ts'
import { readProfile } from './profile.ts'
import { responseTo } from './response.ts'

function createTransport(context: AdapterContext, mapping: MappingSettings): Transport<WcoDocument> {
  const { profile } = mapping
  const way = openXmlFolder(context, {
    attributes: true,
    documentsIn: (root) => {
      modelIn(root)
      return [root]
    },
    remarksOn: (root) => remarksOn(root, mapping),
    answerTo: (document, told) =>
      responseTo({ root: document.root, message: saidBy(document, mapping), told, profile, at: context.clock() }),
  })
  return transportOver(context, way)
}

/** What of a document its message has no place for. */
function remarksOn(root: XmlTree, mapping: MappingSettings): readonly string[] {
  const message = saidBy({ root }, mapping)
  const unknown = message === undefined ? [] : unknownIn(modelIn(root), placesFor(message.type), part)
  return unknown.map((way) => `Declaration/${way}: not carried by the message`)
}

/** The message of a document; undefined where none can be made of it. */
const saidBy = (document: WcoDocument, mapping: MappingSettings): Message | undefined =>
  mappedIf(() => fromNational(document, mapping))

export default defineAdapter<WcoDocument>(({ settings, connections }) => {
  const mapping: MappingSettings = { profile: readProfile(settings['profile'] ?? ''), connections }
  return {
    toNational: (message: Message) => toNational(message, mapping),
    fromNational: (document) => fromNational(document, mapping),
    createTransport: (context) => createTransport(context, mapping),
  }
})
