import {
  type AdapterContext,
  type AdapterSetup,
  defineAdapter,
  type Envelope,
  type Message,
  type Transport,
} from '#adapter-api'
import { expressionOf } from '../rest/expression.ts'
import { mappingOf as restMappingOf } from '../rest/index.ts'
import { Intake, type Told } from '../rest/intake.ts'
import { bodyOf, contentOf, treeOf } from './body.ts'
import { type Profile, readProfile } from './profile.ts'
import { type Taken, Way } from './way.ts'

/** A message of the national system as it was taken, or the content of one that is made. */
export type JmsDocument = Pick<Taken, 'content'> & Partial<Taken>

function createTransport(context: AdapterContext, profile: Profile): Transport<JmsDocument> {
  const { format, maps } = profile
  const toAnswer = expressionOf(maps.answers.map, 'answers.map')
  const way = new Way({
    queues: profile,
    context,
    documentsOf: (text) => [contentOf(text, format, context.decode)],
    answerOf: async (told: Told) => {
      const answer = await toAnswer(told, '')
      return format === 'xml' ? bodyOf(answer, NOTHING, 'xml') : JSON.stringify(answer)
    },
  })
  let running: { intake: Intake; ends: readonly (() => Promise<void>)[] } | undefined
  return {
    start: async (send) => {
      const { dataDir, log } = context
      const answerTo = (document: unknown) => (document as Taken).to
      const intake = await Intake.open({ dataDir, send: (document) => send(document as Taken), log, answerTo })
      // Known before the way is open, so that it is closed also where that fails.
      running = { intake, ends: [] }
      running.ends = await way.start(intake)
    },
    deliver: ({ content }, envelope) => {
      return way.deliver(bodyOf(content, envelope, format), envelope, format === 'message' ? proofsOf(envelope) : {})
    },
    stop: async () => {
      await Promise.all(running?.ends.map((end) => end()) ?? [])
      await way.stop()
      await running?.intake.close()
    },
  }
}

const NOTHING = { body: Buffer.alloc(0) }

/** Beside the sender's own bytes, by which a system can check them for itself. */
const proofsOf = ({ signature, seal }: Envelope): Readonly<Record<string, string>> => ({
  ...(signature === undefined ? {} : { CorridorSignature: signature.toString('base64') }),
  CorridorSeal: seal.toString('base64'),
})

/** Both directions of a profile. Throws for expressions that are none. */
export function mappingOf({ format, maps: { deliver, receive } }: Profile) {
  const mapping = restMappingOf({ deliver: { ...deliver, ...REST }, receive })
  return {
    toNational: async (message: Message): Promise<JmsDocument> => {
      if (format === 'message') return { content: message }
      const content = await mapping.toNational(message)
      return { content: format === 'xml' ? treeOf(content, '') : content }
    },
    fromNational: async ({ content, type, properties = {} }: JmsDocument): Promise<Message> =>
      mapping.fromNational({ body: content, ...(type === undefined ? {} : { type }), properties }),
  }
}

/** Of a web service, which there is none here. */
const REST = { method: 'POST', path: '', alreadyThere: [] } as const

export default defineAdapter<JmsDocument>(({ settings }: AdapterSetup) => {
  const profile = readProfile(settings['profile'] ?? '')
  return { ...mappingOf(profile), createTransport: (context) => createTransport(context, profile) }
})
