import {
  type AdapterContext,
  defineAdapter,
  type Envelope,
  MappingError,
  type Message,
  type Transport,
} from '#adapter-api'
import { createDocumentLook, MAX_BYTES } from '../files/document-look.ts'
import { openFolderWay, transportOver } from '../files/folder-way.ts'
import { messageFiles, type OutFile } from '../files/outbox.ts'
import { csvOfTrain, trainsOfCsv, trainsOfXml } from './lists.ts'
import { manifestOf, type RailDocument, trainOf } from './mapping.ts'
import { type Profile, readProfile } from './profile.ts'

/** Wagon lists in a folder that the railway and we can reach, also over SFTP. */
function createTransport(context: AdapterContext, profile: Profile): Transport<RailDocument> {
  const way = openFolderWay<RailDocument>(context, {
    filesOf: filesOf(profile),
    lookIn: (folder, intake) =>
      createDocumentLook<RailDocument>({
        folder,
        log: context.log,
        take: (document) => intake.take(document),
        read: async (name, bytes) => trainsIn(name, bytes, profile).map((train) => ({ form: 'train', train })),
      }),
  })
  return transportOver(context, way)
}

function trainsIn(name: string, bytes: Buffer | 'too-large', profile: Profile): ReturnType<typeof trainsOfCsv> {
  if (bytes === 'too-large') throw new MappingError('', `more than ${MAX_BYTES} bytes`)
  const kind = /\.(csv|xml)$/i.exec(name)?.[1]?.toLowerCase()
  if (kind === undefined) throw new MappingError('', 'its name ends neither in .csv nor in .xml')
  return kind === 'csv' ? trainsOfCsv(bytes, profile) : trainsOfXml(bytes)
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
