import type { FastifyInstance } from 'fastify'
import type { ServerDeps } from './deps.ts'
import { EdgeError } from './problems.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The phone an act comes from, and the act's number there. */
    act: { device: string; counter: number } | undefined
  }
}

/** `<device>/<counter>`: acts of a phone are numbered from 1 on. */
const ACT = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9][0-9]{0,11})$/

/** Refused before anybody looked at the act: it is still on the phone and comes again. */
const NOT_TAKEN: ReadonlySet<number> = new Set([401, 403, 429])

/**
 * Header `Corridor-Act` of what an officer's phone sends: which phone, and the number of the act there, so that gaps show
 * (interface.md 8). Noted once the act has its answer, also when it is a refusal: that act has arrived. Repeats change nothing.
 */
export function noteActs(app: FastifyInstance, { people, log }: Pick<ServerDeps, 'people' | 'log'>): void {
  app.decorateRequest('act', undefined)
  app.addHook('preHandler', async (request) => {
    const given = request.headers['corridor-act']
    if (given === undefined) return
    const [, device = '', counter = ''] = ACT.exec(String(given)) ?? []
    // A phone numbers its own acts, whoever of its officers is signed in; another's number would hide a gap of that one.
    if (counter === '' || device !== request.session?.open.device?.id) throw new EdgeError('act-not-of-device')
    request.act = { device, counter: Number(counter) }
  })
  app.addHook('onSend', async (request, reply) => {
    const { act } = request
    if (act === undefined || reply.statusCode >= 500 || NOT_TAKEN.has(reply.statusCode)) return
    // The act itself is durable; a number that is lost shows as a gap, which is asked about and never acted on.
    await people.heard(act.device, act.counter).catch((error: unknown) => {
      log.warn({ reason: String(error) }, 'the number of an act was not noted')
    })
  })
}
