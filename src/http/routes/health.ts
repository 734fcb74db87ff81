import type { FastifyPluginAsync } from 'fastify'
import type { ReadinessCheck, ServerDeps } from '../deps.ts'

const CHECK_PATIENCE_MS = 2_000
const RETRY_AFTER_SECONDS = '5'

type Verdict = { name: string; ok: boolean; reason?: string }

/** One check within two seconds. The reason of what threw stays in our log: it may name hosts and users. */
async function judge({ name, check }: ReadinessCheck, deps: ServerDeps): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer in time'), CHECK_PATIENCE_MS)
  })
  try {
    const reason = await Promise.race([check(), patience])
    return reason === undefined ? { name, ok: true } : { name, ok: false, reason }
  } catch (error) {
    deps.log.warn({ check: name, reason: String(error) }, 'readiness check failed')
    return { name, ok: false, reason: 'not reachable' }
  } finally {
    clearTimeout(timer)
  }
}

/** Liveness, readiness with reasons, Prometheus metrics. */
export const healthRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', async () => ({ status: 'ok', version: deps.version }))

    app.get('/readyz', async (_request, reply) => {
      const checks = await Promise.all(deps.readiness.map((check) => judge(check, deps)))
      const ready = checks.every(({ ok }) => ok)
      if (!ready) reply.code(503).header('retry-after', RETRY_AFTER_SECONDS)
      return { status: ready ? 'ready' : 'not-ready', checks }
    })

    app.get('/metrics', async (_request, reply) => {
      const outbox = await deps.reads.outboxByState()
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(deps.metrics.text(outbox, deps.version))
    })
  }
