import {
  type AdapterContext,
  defineAdapter,
  type Envelope,
  MappingError,
  type Message,
  type MessageType,
  type Transport,
} from '#adapter-api'
import manifest from './manifest.json' with { type: 'json' }
import { TableError } from './faults.ts'
import { type Folder, PARTS } from './folder.ts'
import { folderOf } from './folder-of.ts'
import { type FileDocument, Intake } from './intake.ts'
import { messageFiles, type OutFile, Outbox } from './outbox.ts'
import { type Profile, profileOf } from './profile.ts'
import { WrongHostError } from './sftp.ts'
import { type FileStore, openStore } from './store.ts'
import { messageOf, type Table, tableOf } from './table.ts'
import { fileOf, templatesOf } from './write.ts'

type Running = { store: FileStore; outbox: Outbox<Table>; ends: (() => Promise<void>)[] }

/** Files in a folder that both sides can reach: what comes in is sent, what is delivered is written. */
const createTransport = (context: AdapterContext): Transport<FileDocument> => {
  const profile = profileOf(context.settings)
  const folder = folderOf(context.settings)
  let running: Running | undefined
  return {
    start: async (send) => {
      const ready = onceReady(folder, profile)
      await ready().catch((error: unknown) => {
        // Another server is for somebody to look at; one that is away comes back.
        if (error instanceof WrongHostError) throw error
        context.log('folder-not-reached', { error: String(error) })
      })
      const store = await openStore(context.dataDir)
      const intake = new Intake({ folder, store, profile, sends, context, send })
      const outbox = new Outbox(folder, { await: profile.await, filesOf: writerOf(profile) })
      running = { store, outbox, ends: lookAgain(ready, { intake, outbox, profile, context }) }
    },
    deliver: (document, envelope) =>
      running === undefined
        ? Promise.reject(new Error('not started'))
        : running.outbox.deliver(tableIn(document), envelope),
    stop: async () => {
      await Promise.all(running?.ends.map((end) => end()) ?? [])
      await running?.store.close()
      await folder.close()
    },
  }
}

const sends = manifest.sends as MessageType[]

/**
 * Makes the parts of the folder, and the templates anew at each start: a release may have new fields, and a profile another
 * language. Tried until it has been done.
 */
function onceReady(folder: Folder, profile: Profile): () => Promise<void> {
  let isReady = false
  return async () => {
    if (isReady) return
    await folder.prepare(PARTS)
    for (const [name, bytes] of await templatesOf(sends, profile)) await folder.write('templates', name, bytes)
    isReady = true
  }
}

/** A delivery as the profile has it written. */
const writerOf =
  (profile: Profile) =>
  async (name: string, document: Table, envelope: Envelope): Promise<readonly OutFile[]> =>
    profile.write === 'message'
      ? messageFiles(name, envelope)
      : [{ name: `${name}.${profile.write}`, bytes: await fileOf(envelope.id, document, profile) }]

const tableIn = (document: FileDocument) => (document.form === 'table' ? document : tableOf(document.message))

/**
 * Two of them, since what waits for the hub must not keep the national system's answers waiting. A folder that cannot be had is
 * looked for again.
 */
function lookAgain(
  ready: () => Promise<void>,
  {
    intake,
    outbox,
    profile,
    context,
  }: { intake: Intake; outbox: Outbox<Table>; profile: Profile; context: AdapterContext },
) {
  const look = (room: Intake | Outbox<Table>) => async () => {
    await ready()
    await room.look()
  }
  return [context.lookAgain('in', profile.pollMs, look(intake)), context.lookAgain('out', profile.pollMs, look(outbox))]
}

/** Pure: a document that is a message already is itself, a table is what its cells say. */
const fromNational = (document: FileDocument): Message => {
  if (document.form === 'message') return document.message
  try {
    return messageOf(document)
  } catch (error) {
    if (error instanceof TableError) throw new MappingError(error.fault.column ?? '', error.message)
    throw error
  }
}

export default defineAdapter<FileDocument>(() => ({ toNational: tableOf, fromNational, createTransport }))
