import {
  type AdapterContext,
  defineAdapter,
  mappedIf,
  MappingError,
  type Message,
  readXmlTree,
  type SendResult,
  type Transport,
  type Verdict,
  XmlTreeError,
} from '#adapter-api'
import { openXmlFolder } from '../files/xml-folder.ts'
import { Intake, type Told } from '../rest/intake.ts'
import { answerTo } from './answers.ts'
import { findingsOf } from './errors.ts'
import { header, part } from './forms.ts'
import { KeptDocuments } from './kept.ts'
import { formOf, fromNational, type MappingSettings, type NctsDocument, toNational } from './mapping.ts'
import { readProfile } from './profile.ts'
import { unknownIn } from './unknown.ts'

function createTransport(context: AdapterContext, mapping: MappingSettings): Transport<NctsDocument> {
  const way = openXmlFolder(context, {
    attributes: true,
    documentsIn: (root) => {
      formOf(root)
      return [root]
    },
    remarksOn: (root) =>
      unknownIn(root, [...header, ...formOf(root).places], part).map((way) => `${way}: not carried by the message`),
    answerTo: (document, told) => answerOf(document, told, { context, mapping }),
  })
  let running: { intake: Intake; kept: KeptDocuments; ends: readonly (() => Promise<void>)[] } | undefined
  const sendWith =
    (kept: KeptDocuments, send: (document: NctsDocument) => Promise<SendResult>) =>
    async (value: unknown): Promise<SendResult> => {
      const document = value as NctsDocument
      // Before it is sent: what was sent is not looked at again.
      await kept.keep(document)
      const result = await send(document)
      if (result.outcome === 'accepted' && result.mrn !== undefined) await kept.named(document, result.mrn)
      return result
    }
  return {
    start: async (send) => {
      const { dataDir, log } = context
      const kept = await KeptDocuments.open(dataDir, mapping)
      const intake = await Intake.open({ dataDir, send: sendWith(kept, send), log })
      // Known before the way is open, so that it is closed also where that fails.
      running = { intake, kept, ends: [] }
      running.ends = await way.start(intake)
    },
    deliver: async (document, envelope) => {
      if (running === undefined) throw new Error('not started')
      const completed = await running.kept.completed(document)
      return readable(await way.deliver(completed, envelope), completed, { context, mapping })
    },
    stop: async () => {
      await way.stop()
      await Promise.all(running?.ends.map((end) => end()) ?? [])
      await running?.intake.close()
      await running?.kept.close()
    },
  }
}

type Around = { context: Pick<AdapterContext, 'clock'>; mapping: MappingSettings }

function answerOf(document: NctsDocument, told: Told, { context, mapping }: Around): NctsDocument['root'] | undefined {
  const { root } = document
  return answerTo({ root, message: saidBy(document, mapping), told, profile: mapping.profile, at: context.clock() })
}

/** The message of a document; undefined where none can be made of it. */
const saidBy = (document: NctsDocument, mapping: MappingSettings): Message | undefined =>
  mappedIf(() => fromNational(document, mapping))

/** A refusal that is a form of NCTS, said in the hub's words: code, rule and place of each error. */
function readable(verdict: Verdict, { message }: NctsDocument, { context, mapping }: Around): Verdict {
  if (verdict.outcome === 'accepted' || message === undefined || !verdict.reason.trimStart().startsWith('<'))
    return verdict
  try {
    const day = context.clock().toISOString().slice(0, 10)
    const root = readXmlTree(Buffer.from(verdict.reason), { attributes: true })
    const findings = findingsOf(root, { message, profile: mapping.profile, day })
    const said = findings.map(({ code, rule, pointer }) => [code, rule, pointer].filter(Boolean).join(' '))
    return { outcome: 'refused', reason: `${root.name}: ${said.join('; ')}`.slice(0, REASON_LENGTH) }
  } catch (error) {
    if (error instanceof XmlTreeError || error instanceof MappingError) return verdict
    throw error
  }
}

const REASON_LENGTH = 512

export default defineAdapter<NctsDocument>(({ settings, connections }) => {
  const profile = readProfile(settings['profile'] ?? '')
  const { domain } = settings
  if (domain !== 'common' && domain !== 'trader') throw new Error('domain is neither common nor trader')
  const mapping: MappingSettings = { profile, domain, connections }
  return {
    toNational: (message: Message) => toNational(message, mapping),
    fromNational: (document) => fromNational(document, mapping),
    createTransport: (context) => createTransport(context, mapping),
  }
})
