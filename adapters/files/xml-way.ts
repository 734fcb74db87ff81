import type { AdapterContext, Transport } from '#adapter-api'
import type { Intake } from '../rest/intake.ts'
import { folderOf } from './folder-of.ts'
import { Outbox } from './outbox.ts'
import { WrongHostError } from './sftp.ts'
import { createXmlFolderLook, filesOf, PARTS, type XmlFolderDeps, type XmlFormDocument } from './xml-folder.ts'

/** A way to a system of XML forms: how deliveries go, and what looks for documents. */
export type XmlWay = {
  start: (intake: Intake) => Promise<readonly (() => Promise<void>)[]>
  deliver: Transport<XmlFormDocument>['deliver']
  stop: () => Promise<void>
}

/**
 * A folder that both sides can reach, also over SFTP, by the settings `folder`, `sftp`, `sftpKey`, `sftpHostKey`, `await` and
 * `pollMs`. Throws where they name none.
 */
export function openXmlFolder(
  context: AdapterContext,
  form: Pick<XmlFolderDeps, 'documentsIn' | 'remarksOn' | 'answerTo' | 'attributes'>,
): XmlWay {
  const { settings, log, lookAgain } = context
  const folder = folderOf(settings)
  const waits = settings['await'] === 'answer' ? 'answer' : 'written'
  const outbox = new Outbox<XmlFormDocument>(folder, { await: waits, filesOf })
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
      const look = createXmlFolderLook({ ...form, folder, take: (document) => intake.take(document), context })
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
