import type { FastifyPluginAsync } from 'fastify'
import { reasonIn } from '../act-reason.ts'
import type { ServerDeps } from '../deps.ts'
import { createProver } from '../merkle.ts'
import { actFor, jsonOf } from '../operator-act.ts'
import { pathParty } from '../parameters.ts'
import { EdgeError, foundWrong, notFound } from '../problems.ts'
import { createRateLimit } from '../rate-limit.ts'

/** Longer than any note with a witness's line. */
const TEXT_MAX = 16_384

/** What one address may hand in: it needs no account, and a witness looks once a second at most. */
const HANDED_IN = { burst: 60, perMinute: 120 }

/**
 * Witnesses of the log: an operator registers a participant's key, everybody reads whose keys they are, and a witness hands
 * in what it has co-signed. It needs no other proof of itself than that signature.
 */
export const witnessRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const { notary, witnesses } = deps
    const prover = createProver(deps.reads, deps.tree)
    const passes = createRateLimit(HANDED_IN)

    app.get('/v1/log/keys', async () => ({
      ...(notary.logKey === undefined ? {} : { log: notary.logKey }),
      witnesses: (await witnesses.keys()).map((one) => ({
        party: one.party,
        key: notary.witnessKey(one),
        since: one.since.toISOString(),
        ...(one.last === undefined ? {} : { lastSize: one.last.size, lastAt: one.last.at.toISOString() }),
      })),
    }))

    app.post('/v1/log/witness', { bodyLimit: 2 * TEXT_MAX }, async (request) => {
      const waitSeconds = passes(request.ip, performance.now())
      if (waitSeconds > 0) throw new EdgeError('quota', { retryAfterSeconds: waitSeconds })
      const body = jsonOf(deps, request)
      const judged = notary.judge(textIn(body, 'checkpoint'), textIn(body, 'cosignature'), await witnesses.keys())
      if (!judged.ok) throw new EdgeError(REFUSALS[judged.reason])
      const { cosignature, root } = judged
      const head = Number(await deps.reads.logSize())
      const own = cosignature.size > head ? undefined : await prover.root(cosignature.size)
      if (own?.equals(root) !== true) {
        // It is the hub's own log that is in question: whoever runs it must hear of it.
        const named = { party: cosignature.party, size: cosignature.size, head }
        deps.log.error(named, 'a witness has co-signed another log than this one')
        throw new EdgeError('checkpoint-differs', {
          words: {
            value: `${cosignature.size} ${root.toString('base64')}`,
            expected: own === undefined ? `${head}` : `${cosignature.size} ${own.toString('base64')}`,
          },
        })
      }
      await witnesses.keep(cosignature)
      return { party: cosignature.party, size: cosignature.size }
    })

    app.post('/v1/participants/:party/witness-keys', async (request, reply) => {
      const publicKey = notary.readPublicKey(textIn(jsonOf(deps, request), 'publicKey'))
      if (publicKey === undefined) throw foundWrong([{ code: '12', pointer: '/publicKey' }])
      const act = actFor(deps, request, reasonIn(request.body))
      const party = pathParty(request)
      const answer = await deps.registerWitness(act, { party, publicKey })
      if (!answer.ok && answer.because === 'taken')
        throw new EdgeError('witness-key-taken', { words: { value: answer.party } })
      if (!answer.ok) throw notFound()
      const key = notary.witnessKey({ party, publicKey })
      return reply.code(201).send({ party, key, logIndex: Number(answer.logIndex) })
    })
  }

const REFUSALS = {
  unreadable: 'checkpoint-unreadable',
  'other-log': 'checkpoint-unreadable',
  'unknown-witness': 'witness-unknown',
  'not-valid': 'cosignature-invalid',
} as const

function textIn(body: unknown, name: string): string {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined
  if (value === undefined) throw foundWrong([{ code: '13', pointer: `/${name}` }])
  if (typeof value !== 'string' || value.length > TEXT_MAX) throw foundWrong([{ code: '12', pointer: `/${name}` }])
  return value
}
