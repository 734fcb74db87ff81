import {
  type AdapterContext,
  defineAdapter,
  type Envelope,
  MappingError,
  type Message,
  type SendResult,
  type Transport,
  XmlTreeError,
} from '#adapter-api'
import { createDocumentLook, type Fault, MAX_BYTES } from '../files/document-look.ts'
import { folderOf } from '../files/folder-of.ts'
import type { Part } from '../files/folder.ts'
import { messageFiles, type OutFile, Outbox } from '../files/outbox.ts'
import { WrongHostError } from '../files/sftp.ts'
import { Intake } from '../rest/intake.ts'
import { csvOfTrain, trainsOfCsv, trainsOfXml } from './lists.ts'
import { manifestOf, type RailDocument, trainOf } from './mapping.ts'
import { type Profile, readProfile } from './profile.ts'

const PARTS = ['in', 'done', 'rejected', 'out'] as const satisfies readonly Part[]

/** Wagon lists in a folder that the railway and we can reach, also over SFTP. */
function createTransport(context: AdapterContext, profile: Profile): Transport<RailDocument> {
  const { settings, log, lookAgain, dataDir } = context
  const folder = folderOf(settings)
  const waits = settings['await'] === 'answer' ? 'answer' : 'written'
  const outbox = new Outbox<RailDocument>(folder, { await: waits, filesOf: filesOf(profile) })
  const everyMs = Number(settings['pollMs'])
  let isReady = false
  let running: { intake: Intake; ends: readonly (() => Promise<void>)[] } | undefined
  const ready = async (): Promise<void> => {
    if (!isReady) await folder.prepare(PARTS)
    isReady = true
  }
  return {
    start: async (send: (document: RailDocument) => Promise<SendResult>) => {
      await ready().catch((error: unknown) => {
        // Another server is for somebody to look at; one that is away comes back.
        if (error instanceof WrongHostError) throw error
        log('folder-not-reached', { error: String(error) })
      })
      const intake = await Intake.open({ dataDir, log, send: (document) => send(document as RailDocument) })
      const read = async (name: string, bytes: Buffer | 'too-large') =>
        trainsIn(name, bytes, profile).map((train) => ({ document: { form: 'train', train } as const, remarks: [] }))
      const look = createDocumentLook<RailDocument>({
        folder,
        log,
        read,
        faultOf,
        take: (document) => intake.take(document),
      })
      const looking = async (): Promise<void> => {
        await ready()
        await look()
        // The verdict file is how the railway is told.
        await intake.tell(async () => undefined)
      }
      running = {
        intake,
        ends: [
          lookAgain('in', everyMs, looking),
          lookAgain('out', everyMs, async () => {
            await ready()
            await outbox.look()
          }),
        ],
      }
    },
    deliver: async (document, envelope) => {
      await ready()
      return outbox.deliver(document, envelope)
    },
    stop: async () => {
      await Promise.all(running?.ends.map((end) => end()) ?? [])
      await running?.intake.close()
      await folder.close()
    },
  }
}

function trainsIn(name: string, bytes: Buffer | 'too-large', profile: Profile): ReturnType<typeof trainsOfCsv> {
  if (bytes === 'too-large') throw new MappingError('', `more than ${MAX_BYTES} bytes`)
  const kind = /\.(csv|xml)$/i.exec(name)?.[1]?.toLowerCase()
  if (kind === undefined) throw new MappingError('', 'its name ends neither in .csv nor in .xml')
  return kind === 'csv' ? trainsOfCsv(bytes, profile) : trainsOfXml(bytes)
}

function faultOf(error: unknown): Fault | undefined {
  if (error instanceof MappingError) return { code: 'mapping', pointer: error.pointer, message: error.message }
  return error instanceof XmlTreeError ? { code: 'not-xml', pointer: '', message: error.message } : undefined
}

/** The message with its proofs, for a train its list, and last what the railway's system waits for. */
const filesOf =
  (profile: Profile) =>
  async (name: string, document: RailDocument, envelope: Envelope): Promise<readonly OutFile[]> => [
    ...messageFiles(`${name}.message`, envelope),
    ...(document.form === 'train' ? [{ name: `${name}.csv`, bytes: csvOfTrain(document.train, profile) }] : []),
    { name: `${name}.ready`, bytes: Buffer.from(`${JSON.stringify({ sender: envelope.sender, id: envelope.id })}\n`) },
  ]

export default defineAdapter<RailDocument>(({ settings, connections }) => {
  const profile = readProfile(settings['profile'] ?? '')
  return {
    toNational: (message: Message): RailDocument =>
      message.type === 'train-manifest' ? { form: 'train', train: trainOf(message) } : { form: 'message', message },
    fromNational: (document): Message => {
      if (document.form === 'message') throw new MappingError('', 'only a train makes a message')
      return manifestOf(document.train, { profile, connections })
    },
    createTransport: (context) => createTransport(context, profile),
  }
})
