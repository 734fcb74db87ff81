import { type AdapterContext, defineAdapter, type Transport } from '#adapter-api'
import { fromNational, type NationalDocument, toNational } from './mapping.ts'
import { openShared } from './shared-folder.ts'

/** The thin part that speaks to the national system: here by files in folders. */
const createTransport = (context: AdapterContext): Transport<NationalDocument> => {
  const shared = openShared(context.settings['folder'] ?? '')
  let end: (() => Promise<void>) | undefined
  return {
    start: async (send) => {
      // Not once at the start: the adapter takes what the hub has for it also while the national system is away.
      end = context.lookAgain('from-system', Number(context.settings['pollMs']), async () => {
        await shared.prepare()
        await shared.takeAll(send)
      })
    },
    // Rejects when it cannot be written now: the host tries again, and nothing of that movement overtakes it.
    deliver: async (document, { sender, logIndex }) => {
      await shared.give(logIndex, sender, document)
      return { outcome: 'accepted' }
    },
    stop: async () => end?.(),
  }
}

export default defineAdapter<NationalDocument>(() => ({ toNational, fromNational, createTransport }))
