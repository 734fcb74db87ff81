import type { AdapterContext, Transport } from '#adapter-api'
import { Intake } from '../rest/intake.ts'
import { folderOf } from './folder-of.ts'
import type { Folder, Part } from './folder.ts'
import { Outbox, type Writing } from './outbox.ts'
import { WrongHostError } from './sftp.ts'

/** A way to a national system: how deliveries go, and what looks for documents. */
export type Way<Document> = {
  start: (intake: Intake) => Promise<readonly (() => Promise<void>)[]>
  deliver: Transport<Document>['deliver']
  stop: () => Promise<void>
}

/** What of a folder of documents depends on their kind. */
export type Kind<Document> = {
  filesOf: Writing<Document>['filesOf']
  /** One look for documents. */
  lookIn: (folder: Folder, intake: Intake) => () => Promise<void>
}

const PARTS = ['in', 'done', 'rejected', 'out'] as const satisfies readonly Part[]

/**
 * A folder that both sides can reach, also over SFTP, by the settings `folder`, `sftp`, `sftpKey`, `sftpHostKey`, `await` and
 * `pollMs`. Throws where they name none.
 */
export function openFolderWay<Document>(
  { settings, log, lookAgain }: AdapterContext,
  { filesOf, lookIn }: Kind<Document>,
): Way<Document> {
  const folder = folderOf(settings)
  const waits = settings['await'] === 'answer' ? 'answer' : 'written'
  const outbox = new Outbox<Document>(folder, { await: waits, filesOf })
  const everyMs = Number(settings['pollMs'])
  let isReady = false
  const ready = async (): Promise<void> => {
    if (!isReady) await folder.prepare(PARTS)
    isReady = true
  }
  return {
    start: async (intake) => {
      await ready().catch((error: unknown) => {
        // Another server is for somebody to look at; one that is away comes back.
        if (error instanceof WrongHostError) throw error
        log('folder-not-reached', { error: String(error) })
      })
      const look = lookIn(folder, intake)
      return [
        lookAgain('in', everyMs, async () => {
          await ready()
          await look()
          // The verdict file is how the system is told.
          await intake.tell(async () => undefined)
        }),
        lookAgain('out', everyMs, async () => {
          await ready()
          await outbox.look()
        }),
      ]
    },
    deliver: async (document, envelope) => {
      await ready()
      return outbox.deliver(document, envelope)
    },
    stop: () => folder.close(),
  }
}

/** A transport over one way, of an adapter that remembers nothing but what came in. */
export function transportOver<Document>({ dataDir, log }: AdapterContext, way: Way<Document>): Transport<Document> {
  let intake: Intake | undefined
  let ends: readonly (() => Promise<void>)[] = []
  return {
    start: async (send) => {
      intake = await Intake.open({ dataDir, log, send: (document) => send(document as Document) })
      ends = await way.start(intake)
    },
    deliver: (document, envelope) => way.deliver(document, envelope),
    stop: async () => {
      await way.stop()
      await Promise.all(ends.map((end) => end()))
      await intake?.close()
    },
  }
}
