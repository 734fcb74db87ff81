import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mayCall } from './access.ts'
import { nameOf } from './authenticate.ts'
import type { ServerDeps } from './deps.ts'
import { EdgeError } from './problems.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The phone an act comes from, and the act's number there. */
    act: { device: string; counter: number } | undefined
  }
}

/** `<device>/<counter>`, acts of a phone being numbered from 1 on, and the mark of the phone's key over the act. */
const ACT = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9][0-9]{0,11})(?:\/([A-Za-z0-9_-]{43}))?$/

/** Refused before anybody looked at the act: it is still on the phone and comes again. */
const NOT_TAKEN: ReadonlySet<number> = new Set([401, 403, 429])

/**
 * Header `Corridor-Act` of what an officer's phone sends: which phone, the number of the act there, so that gaps show
 * (interface.md 8), and on a phone that several officers share, the mark of its author. Noted once the act has its answer, also
 * when it is a refusal: that act has arrived. Repeats change nothing.
 */
export function noteActs(app: FastifyInstance, deps: Pick<ServerDeps, 'people' | 'log'>): void {
  const { people, log } = deps
  app.decorateRequest('act', undefined)
  app.addHook('preHandler', async (request) => {
    const given = request.headers['corridor-act']
    if (given === undefined) return
    const [, device = '', counter = '', mark] = ACT.exec(String(given)) ?? []
    if (counter === '' || request.session?.open.device === undefined) throw new EdgeError('act-not-of-device')
    // A phone numbers its own acts, whoever of its officers is signed in; another's number would hide a gap of that one.
    if (device !== request.session.open.device.id) await speakForAuthor(deps, request, { device, counter, mark })
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

type Given = { device: string; counter: string; mark: string | undefined }

/**
 * From here on the request is its author's, who has marked the bytes, and not of the colleague whose session carries it: with the
 * author's rights as they are now, and never with the carrier's.
 */
async function speakForAuthor(
  { people, log }: Pick<ServerDeps, 'people' | 'log'>,
  request: FastifyRequest,
  { device, counter, mark }: Given,
): Promise<void> {
  const { body, identity: carrier, routeOptions, raw } = request
  if (mark === undefined || !Buffer.isBuffer(body)) throw new EdgeError('act-not-of-device')
  const author = await people.author({ device, counter, mark, path: raw.url ?? '', body })
  if (author === 'ended') throw new EdgeError('device-ended')
  const ofOneParty = author !== 'unknown' && carrier !== undefined && 'key' in author && 'key' in carrier
  if (!ofOneParty || author.key !== carrier.key) throw new EdgeError('act-not-of-device')
  if (!mayCall(routeOptions.config.route ?? '', author)) throw new EdgeError('forbidden')
  log.info({ author: nameOf(author), carrier: nameOf(carrier) }, 'an act came with the session of a colleague')
  request.identity = author
}
