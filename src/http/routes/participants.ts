import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { participantChecks, readNewParticipant, readParticipantChange } from '../../domain/imports/participants.ts'
import type { Finding } from '../../domain/values/finding.ts'
import type { ActBy, ActResult, Participant } from '../../ports/participants.ts'
import type { ServerDeps } from '../deps.ts'
import { actFor, jsonOf, ofForm } from '../operator-act.ts'
import { pathParty, pathText } from '../parameters.ts'
import { EdgeError, foundWrong, notFound } from '../problems.ts'

/**
 * Participants as operators keep them (interface.md 6): each change is an act, a leaf of the log, and in force on every hub
 * within two seconds.
 */
export const participantRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const { participants } = deps

    app.get('/v1/participants', async () => ({ items: await shown(deps, await participants.list()) }))

    app.get('/v1/participants/:party', async (request) => one(deps, await participants.find(pathParty(request))))

    app.post('/v1/participants', async (request, reply) => {
      const { by, body } = askedFor(deps, request)
      const added = await done(participants.add(by, sound(readNewParticipant(body))))
      return reply
        .code(201)
        .header('location', locationOf(added))
        .send(await one(deps, added))
    })

    app.patch('/v1/participants/:party', async (request) => {
      const { by, body } = askedFor(deps, request)
      return one(deps, await done(participants.change(by, pathParty(request), sound(readParticipantChange(body)))))
    })

    app.put('/v1/participants/:party/channel', async (request) => {
      const { by, body } = askedFor(deps, request)
      const { channel } = ofForm<Pick<Participant, 'channel'>>(participantChecks.channel, body)
      return one(deps, await done(participants.changeChannel(by, pathParty(request), channel)))
    })
  }

/** Secrets of participants: each is in one answer, and nowhere else. */
export const participantSecretRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const { participants } = deps

    app.post('/v1/participants/:party/broker-user', async (request, reply) => {
      const { by, body } = askedFor(deps, request)
      const { overlap = 0 } = ofForm<{ overlap?: number }>(participantChecks.brokerUser, body)
      const issued = await done(participants.issueBrokerUser(by, pathParty(request), overlap))
      return reply.code(201).header('cache-control', 'no-store').send(issued)
    })

    app.post('/v1/participants/:party/webhook', async (request, reply) => {
      const { by, body } = askedFor(deps, request)
      const { url } = ofForm<{ url: string }>(participantChecks.webhook, body)
      const issued = await done(participants.registerWebhook(by, pathParty(request), url))
      return reply.code(201).header('cache-control', 'no-store').send(issued)
    })

    app.get('/v1/participants/:party/tokens', async (request) => {
      const tokens = await participants.tokens(pathParty(request))
      if (tokens === undefined) throw notFound()
      return { items: tokens }
    })

    app.post('/v1/participants/:party/tokens', async (request, reply) => {
      const { by, body } = askedFor(deps, request)
      const { label, expiresAt } = ofForm<{ label: string; expiresAt?: string }>(participantChecks.token, body)
      const until = expiresAt === undefined ? {} : { expiresAt }
      const issued = await done(participants.issueToken(by, pathParty(request), { label, ...until }))
      return reply.code(201).header('cache-control', 'no-store').send(issued)
    })

    app.delete('/v1/participants/:party/tokens/:id', async (request, reply) => {
      const { by, body } = askedFor(deps, request)
      ofForm(participantChecks.reasonAlone, body)
      await done(participants.revokeToken(by, pathParty(request), pathText(request, 'id')))
      return reply.code(204).send()
    })
  }

/** Who asks, why, and for what. Throws 422 where no reason is given. */
function askedFor(deps: ServerDeps, request: FastifyRequest): { by: ActBy; body: unknown } {
  const body = jsonOf(deps, request)
  const { reason } = (typeof body === 'object' && body !== null ? body : {}) as { reason?: unknown }
  return { by: actFor(deps, request, reason), body }
}

function sound<T>({ findings, value }: { findings: readonly Finding[]; value?: T }): T {
  if (value === undefined) throw foundWrong(findings)
  return value
}

/** What an act came to. Throws what it was refused for. */
async function done<T>(acting: ActResult<T>): Promise<T> {
  const result = await acting
  if (result.ok) return result.answer
  if (result.code === 'not-found') throw notFound()
  if (result.findings !== undefined) throw foundWrong(result.findings)
  throw new EdgeError(result.code, result.value === undefined ? {} : { words: { value: result.value } })
}

const locationOf = ({ key }: Participant): string => `/v1/participants/${key.replace('/', '~')}`

/** With the versions each takes and its certificates. */
async function shown(deps: ServerDeps, participants: readonly Participant[]) {
  const beside = new Map((await deps.reads.participants()).map(({ key, ...rest }) => [key, rest]))
  return participants.map((participant) => ({
    ...participant,
    ...(beside.get(participant.key) ?? { takes: [], certificates: [] }),
  }))
}

async function one(deps: ServerDeps, participant: Participant | undefined) {
  if (participant === undefined) throw notFound()
  return (await shown(deps, [participant]))[0]
}
