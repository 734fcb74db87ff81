import type { Server } from 'node:http'
import { type AdapterContext, defineAdapter, type Transport } from '#adapter-api'
import { startControl } from './control.ts'
import type { NationalDocument } from './documents.ts'
import { fromNational, toNational } from './mapping.ts'
import { type NationalStore, openStore } from './store.ts'
import { createSystem, type NationalSystem } from './system.ts'

/** The system lives in this process; its transport is a call. Its store, its checks and its control are its own. */
const createTransport = (context: AdapterContext): Transport<NationalDocument> => {
  const country = context.connections[0]?.country ?? ''
  const foreign = context.connections.filter((connection) => connection.country !== country)
  if (foreign.length > 0)
    throw new Error(`one process simulates one country, not ${country} and ${foreign[0]?.country}`)
  const { travelMs, mrn, automatic, controlPort, controlToken } = context.settings
  const port = Number(controlPort)
  if (port > 0 && !controlToken) throw new Error('controlPort needs a controlToken')
  let running: { store: NationalStore; system: NationalSystem; control: Server | undefined } | undefined
  return {
    start: async (send) => {
      const store = await openStore(context.dataDir)
      const settings = {
        travelMs: Number(travelMs),
        ownMrn: mrn === 'national',
        automatic: new Set(automatic?.split(',').filter((one) => one !== '')),
        keepers: new Set(context.connections.filter(({ role }) => role === 'consignee').map(({ party }) => party)),
      }
      const system = createSystem(store, country, settings, context)
      const control = port > 0 ? await startControl(port, controlToken ?? '', system, store, context) : undefined
      running = { store, system, control }
      system.start(send)
    },
    deliver: (document, envelope) =>
      running ? running.system.deliver(document, envelope) : Promise.reject(new Error('not started')),
    stop: async () => {
      running?.control?.close()
      running?.control?.closeAllConnections()
      await running?.system.stop()
    },
  }
}

export default defineAdapter<NationalDocument>(() => ({ toNational, fromNational, createTransport }))
