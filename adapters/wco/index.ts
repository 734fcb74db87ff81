import {
  type AdapterContext,
  defineAdapter,
  MappingError,
  type Message,
  type Transport,
  type XmlTree,
} from '#adapter-api'
import { openXmlFolder } from '../files/xml-way.ts'
import { Intake } from '../rest/intake.ts'
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
  let running: { intake: Intake; ends: readonly (() => Promise<void>)[] } | undefined
  return {
    start: async (send) => {
      const { dataDir, log } = context
      const intake = await Intake.open({ dataDir, send: (value) => send(value as WcoDocument), log })
      running = { intake, ends: await way.start(intake) }
    },
    deliver: (document, envelope) => way.deliver(document, envelope),
    stop: async () => {
      await way.stop()
      await Promise.all(running?.ends.map((end) => end()) ?? [])
      await running?.intake.close()
    },
  }
}

/** What of a document its message has no place for. */
function remarksOn(root: XmlTree, mapping: MappingSettings): readonly string[] {
  const message = saidBy({ root }, mapping)
  const unknown = message === undefined ? [] : unknownIn(modelIn(root), placesFor(message.type), part)
  return unknown.map((way) => `Declaration/${way}: not carried by the message`)
}

/** The message of a document; undefined where none can be made of it. */
function saidBy(document: WcoDocument, mapping: MappingSettings): Message | undefined {
  try {
    return fromNational(document, mapping)
  } catch (error) {
    if (error instanceof MappingError) return undefined
    throw error
  }
}

export default defineAdapter<WcoDocument>(({ settings, connections }) => {
  const mapping: MappingSettings = { profile: readProfile(settings['profile'] ?? ''), connections }
  return {
    toNational: (message: Message) => toNational(message, mapping),
    fromNational: (document) => fromNational(document, mapping),
    createTransport: (context) => createTransport(context, mapping),
  }
})
