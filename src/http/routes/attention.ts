import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type AttentionItem, takenSince, tellHubNeed, tellNeed } from '../../domain/office-app/attention.ts'
import type { AttentionRow } from '../../ports/attention.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { callerOf, viewerOf } from '../authenticate.ts'
import { certificateNeeds } from '../certificate-needs.ts'
import type { ServerDeps } from '../deps.ts'
import { hubFailures } from '../hub-failures.ts'
import { hubNeeds } from '../hub-needs.ts'
import { languageOf } from '../pages/language.ts'
import { outageNeeds } from '../outage-needs.ts'
import { PAGE_MAX, pathText, queryNumber } from '../parameters.ts'
import { queueNeeds } from '../queue-needs.ts'
import { EdgeError, notFound } from '../problems.ts'
import { sendUnlessKnown } from '../tagged.ts'
import { utcDateTime } from '../../domain/values/time.ts'

/** What is about no movement and is worked out when it is asked for, by how its keys begin. */
const BESIDE_MOVEMENTS = [
  { keys: /^(?:queue|parked)-/, needs: queueNeeds },
  { keys: /^certificate-/, needs: certificateNeeds },
  { keys: /^outage-/, needs: outageNeeds },
  { keys: /^hub-/, needs: hubFailures },
] as const

/**
 * `GET /v1/attention`: what needs a person now, the gravest first, with a sentence and what to do; it is bounded and says how much
 * is left out. `PUT /v1/attention/{key}/taken` says who looks after it, which is an act in the log (interface.md 7).
 */
export const attentionRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/attention', async (request, reply) => {
      const viewer = viewerOf(request)
      const limit = queryNumber(request, 'limit', { min: 1, max: PAGE_MAX }) ?? PAGE_MAX
      const language = languageOf(request.headers['accept-language'])
      const beside = await Promise.all(BESIDE_MOVEMENTS.map(({ needs }) => needs(deps, viewer, language)))
      const { rows, leftOut, leftOutIsLowerBound } = await deps.reads.attention(viewer, limit)
      const found = [...beside.flat(), ...rows.map(teller(deps, request, viewer)), ...(await ofHub(deps, request))]
      const ranked = found.toSorted((one, other) => one.severity - other.severity || compare(one.since, other.since))
      const told = {
        items: ranked.slice(0, limit),
        leftOut: leftOut + Math.max(0, found.length - limit),
        ...(leftOutIsLowerBound ? { leftOutIsLowerBound } : {}),
      }
      return sendUnlessKnown(request, reply, told, { besides: { asOf: utcDateTime(deps.clock().getTime()) } })
    })

    app.put('/v1/attention/:key/taken', async (request) => {
      const viewer = viewerOf(request)
      const taken = takenIn(deps, request)
      const now = await itemNow(deps, request, viewer)
      if (now === undefined) throw notFound()
      const by = nameIn(request)
      const { takenBy, ...free } = now
      const told: AttentionItem = { ...free, ...(taken ? { takenBy: by } : {}) }
      // Said twice it is one act.
      if ((takenBy === by) === taken && (taken || takenBy === undefined)) return told
      await deps.takeAttention({ key: now.key, taken, by })
      return told
    })
  }

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** One of them by the key in the address, as it is now; undefined when it is no more, or not for the viewer. */
async function itemNow(deps: ServerDeps, request: FastifyRequest, viewer: Viewer): Promise<AttentionItem | undefined> {
  const key = pathText(request, 'key')
  const beside = BESIDE_MOVEMENTS.find(({ keys }) => keys.test(key))
  if (beside !== undefined) {
    const needs = await beside.needs(deps, viewer, languageOf(request.headers['accept-language']))
    return needs.find((one) => one.key === key)
  }
  const row = await deps.reads.attentionNow(viewer, key)
  if (row !== undefined) return teller(deps, request, viewer)(row)
  return (await ofHub(deps, request)).find((one) => one.key === key)
}

/** Who acts, as others read it: an operator by name, an officer by pseudonym and country, a party by its key. */
function nameIn(request: FastifyRequest): string {
  const caller = callerOf(request)
  if (caller.kind === 'party') return caller.key
  return caller.kind === 'officer' ? `${caller.key} ${caller.name}` : caller.name
}

function takenIn(deps: ServerDeps, request: FastifyRequest): boolean {
  const document = deps.readJson(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))
  const value = document.ok ? document.value : undefined
  const taken = typeof value === 'object' && value !== null ? (value as { taken?: unknown }).taken : undefined
  if (typeof taken !== 'boolean') throw new EdgeError('taken-required')
  return taken
}

/** What needs the caller and is about no movement, in words, and who looks after it. */
async function ofHub(deps: ServerDeps, request: FastifyRequest): Promise<AttentionItem[]> {
  const needs = await hubNeeds(deps, callerOf(request))
  if (needs.length === 0) return []
  const takers = await deps.reads.takers(needs.map(({ key }) => key))
  const language = languageOf(request.headers['accept-language'])
  return needs.map((need) => ({
    ...tellHubNeed(need, language),
    ...takenSince(takers.get(need.key), Date.parse(need.since)),
  }))
}

function teller(deps: ServerDeps, request: FastifyRequest, viewer: Viewer): (row: AttentionRow) => AttentionItem {
  const language = languageOf(request.headers['accept-language'])
  const offices = new Map(deps.reference().offices.map((office) => [office.code, office]))
  const now = deps.clock().getTime()
  return (row) =>
    tellNeed(row, {
      language,
      now,
      office: (code) => offices.get(code),
      // Both were declared by the same administration; whoever else has one need not have the other.
      knows: () => viewer.kind === 'all' || viewer.key === row.movement.declared?.departure.country,
    })
}
