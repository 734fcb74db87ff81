import type { Server } from 'node:http'
import {
  type AdapterContext,
  defineAdapter,
  type Message,
  readXmlTree,
  type SendResult,
  type Transport,
  writeXmlTree,
} from '#adapter-api'
import { faultOf } from '../files/document-look.ts'
import type { Way } from '../files/folder-way.ts'
import { openXmlFolder } from '../files/xml-folder.ts'
import { undeclared, Unreadable } from '../jms/body.ts'
import { type Queues, readQueues } from '../jms/profile.ts'
import { type Taken, Way as QueueWay } from '../jms/way.ts'
import { createClient } from '../rest/client.ts'
import { Intake } from '../rest/intake.ts'
import { sayerOf } from '../rest/verdict.ts'
import { NotADocument, openWebhook } from '../rest/webhook.ts'
import { ExtrasStore } from './extras.ts'
import { type AsycudaDocument, fromNational, type MappingSettings, toNational } from './mapping.ts'
import { readGuarantees, readProfile } from './profile.ts'
import { documentsIn, remarksOn } from './reading.ts'
import { deliverTo, documentIn, readService, type Service, writerOf } from './service.ts'

function createTransport(context: AdapterContext, mapping: MappingSettings): Transport<AsycudaDocument> {
  const way = wayOf(context, mapping)
  let running: { intake: Intake; extras: ExtrasStore; ends: readonly (() => Promise<void>)[] } | undefined
  const sendWith =
    (extras: ExtrasStore, send: (document: AsycudaDocument) => Promise<SendResult>) =>
    async (value: unknown): Promise<SendResult> => {
      const document = documentOf(value)
      // Before it is sent: what was sent is not looked at again.
      await extras.keep(document, fromNational(document, mapping))
      return send(document)
    }
  return {
    start: async (send) => {
      const { dataDir, log } = context
      const extras = await ExtrasStore.open(dataDir, mapping.profile.country)
      const answerTo = (value: unknown) => (value as Partial<Taken>).to
      const intake = await Intake.open({ dataDir, send: sendWith(extras, send), log, answerTo })
      // Known before the way is open, so that it is closed also where that fails.
      running = { intake, extras, ends: [] }
      running.ends = await way.start(intake)
    },
    deliver: async (document, envelope) => {
      if (running === undefined) throw new Error('not started')
      return way.deliver(running.extras.completed(document), envelope)
    },
    stop: async () => {
      await way.stop()
      await Promise.all(running?.ends.map((end) => end()) ?? [])
      await running?.intake.close()
      await running?.extras.close()
    },
  }
}

/** A queue keeps beside the document where it is answered. */
const documentOf = (value: unknown): AsycudaDocument =>
  'content' in (value as object) ? ((value as Taken).content as AsycudaDocument) : (value as AsycudaDocument)

function wayOf(context: AdapterContext, mapping: MappingSettings): Way<AsycudaDocument> {
  const { service, queues } = context.settings
  if (service) return serviceWay(context, mapping, readService(service))
  return queues ? queueWay(context, mapping, readQueues(queues)) : directoryWay(context, mapping)
}

/** Queues of the system's broker: one declaration or manifest in each message. */
function queueWay(context: AdapterContext, { profile }: MappingSettings, queues: Queues): Way<AsycudaDocument> {
  const way = new QueueWay({
    queues,
    context,
    documentsOf: (text) => {
      const roots = readOr(
        (reason) => new Unreadable(reason),
        () => documentsIn(readXmlTree(Buffer.from(undeclared(text))), profile),
      )
      return roots.map((root) => ({ root }))
    },
    answerOf: async (told) => JSON.stringify(told),
  })
  return {
    start: (intake) => way.start(intake),
    deliver: ({ root }, envelope) => way.deliver(writeXmlTree(root), envelope),
    stop: () => way.stop(),
  }
}

/** Files in a folder that both sides can reach, also over SFTP. */
const directoryWay = (context: AdapterContext, { profile }: MappingSettings): Way<AsycudaDocument> =>
  openXmlFolder(context, {
    documentsIn: (root) => documentsIn(root, profile),
    remarksOn: (root) => remarksOn(root, profile),
  })

/** A web service that takes documents, and an address at which it may give its own. */
function serviceWay(context: AdapterContext, { profile }: MappingSettings, service: Service): Way<AsycudaDocument> {
  const { settings, clock, lookAgain, log } = context
  const client = createClient(service, settings, clock)
  let listening: Server | undefined
  return {
    start: async (intake) => {
      const take = async (body: Buffer): Promise<object | undefined> => {
        const roots = readOr(
          (reason) => new NotADocument(reason),
          () => documentsIn(documentIn(body), profile),
        )
        const told = []
        for (const root of roots) told.push(await intake.take({ root }))
        return told.includes(undefined) ? undefined : { documents: told }
      }
      const secret = settings['webhookSecret']
      const write = writerOf(service.soap)
      if (service.webhook !== undefined) {
        listening = await openWebhook(service.webhook, {
          secret,
          clock,
          take,
          ...(write === undefined ? {} : { write }),
        })
        log('listening', { address: listening.address() })
      }
      const say = sayerOf(service.answers, client)
      return [lookAgain('answers', Number(settings['pollMs']), () => intake.tell(say))]
    },
    deliver: ({ root }, envelope) => deliverTo(service, root, envelope, { client, login: settings }),
    stop: async () => {
      listening?.close()
      listening?.closeAllConnections()
    },
  }
}

/** What a document says. Throws what `otherwise` makes where it is none: what the system wrote is wrong, not the moment. */
function readOr<Found>(otherwise: (reason: string) => Error, read: () => Found): Found {
  try {
    return read()
  } catch (error) {
    const fault = faultOf(error)
    throw fault === undefined ? error : otherwise(fault.message)
  }
}

export default defineAdapter<AsycudaDocument>(({ settings, connections }) => {
  const profile = readProfile(settings['profile'] ?? '')
  const mapping: MappingSettings = { profile, guarantees: readGuarantees(settings['guarantees']), connections }
  return {
    toNational: (message: Message) => toNational(message, mapping),
    fromNational: (document) => fromNational(document, mapping),
    createTransport: (context) => createTransport(context, mapping),
  }
})
