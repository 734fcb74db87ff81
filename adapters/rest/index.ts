import type { Server } from 'node:http'
import {
  type AdapterContext,
  type AdapterSetup,
  defineAdapter,
  type Envelope,
  MappingError,
  type Message,
  type Transport,
  type Verdict,
} from '#adapter-api'
import { type Client, createClient } from './client.ts'
import { type Expression, expressionOf } from './expression.ts'
import { Intake } from './intake.ts'
import { createPoll } from './poll.ts'
import { type Profile, readProfile } from './profile.ts'
import { addressed, sayerOf, verdictOf } from './verdict.ts'
import { jsonOf, openWebhook } from './webhook.ts'

/** A document of the web service: whatever JSON it is. */
type RestDocument = unknown

function createTransport(context: AdapterContext, profile: Profile): Transport<RestDocument> {
  const client = createClient(profile, context.settings, context.clock)
  let running: { intake: Intake; ends: (() => Promise<void>)[]; webhook: Server | undefined } | undefined
  return {
    start: async (send) => {
      const intake = await Intake.open({ dataDir: context.dataDir, send, log: context.log })
      const { poll, answers, webhook } = profile
      const everyMs = poll?.everyMs ?? 5_000
      const secret = context.settings['webhookSecret']
      running = {
        intake,
        webhook:
          webhook === undefined
            ? undefined
            : await openWebhook(webhook, {
                secret,
                take: async (body) => intake.take(jsonOf(body)),
                clock: context.clock,
              }),
        ends: [
          ...(poll === undefined ? [] : [context.lookAgain('poll', everyMs, createPoll(poll, client, intake))]),
          context.lookAgain('answers', everyMs, () => intake.tell(sayerOf(answers, client))),
        ],
      }
    },
    deliver: (document, envelope) => deliver(document, envelope, { profile, client }),
    stop: async () => {
      running?.webhook?.close()
      running?.webhook?.closeAllConnections()
      await Promise.all(running?.ends.map((end) => end()) ?? [])
      await running?.intake.close()
    },
  }
}

async function deliver(
  document: RestDocument,
  envelope: Envelope,
  { profile: { deliver: way }, client }: { profile: Profile; client: Client },
): Promise<Verdict> {
  return verdictOf(await client({ ...addressed(way, envelope), body: JSON.stringify(document) }), way)
}

/** Both directions of a profile. Throws for expressions that are none. */
export function mappingOf({ deliver: { map, types }, receive }: Pick<Profile, 'deliver' | 'receive'>) {
  const all = expressionOf(map, 'deliver.map')
  const own = new Map(
    Object.entries(types).map(([type, text]): [string, Expression] => [
      type,
      expressionOf(text, `deliver.types.${type}`),
    ]),
  )
  const back = expressionOf(receive.map, 'receive.map')
  return {
    toNational: async (message: Message): Promise<RestDocument> => {
      const document = await (own.get(message.type) ?? all)(message, '')
      if (document === undefined) throw new MappingError('/type', `the profile makes nothing of ${message.type}`)
      return document
    },
    fromNational: async (document: RestDocument): Promise<Message> => {
      const message = await back(document, '')
      const { id, type, sender } = (message ?? {}) as Partial<Message>
      if (typeof id !== 'string' || typeof type !== 'string' || typeof sender?.country !== 'string')
        throw new MappingError('', 'the profile makes no message of it: id, type and sender are needed')
      return message as Message
    },
  }
}

export default defineAdapter<RestDocument>(({ settings }: AdapterSetup) => {
  const profile = readProfile(settings['profile'] ?? '')
  return { ...mappingOf(profile), createTransport: (context) => createTransport(context, profile) }
})
