import Fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RouteOptions,
} from 'fastify'
import type { Identity } from '../ports/identity.ts'
import { accessOf, mayCall, methodsAt } from './access.ts'
import { noteActs } from './act-counter.ts'
import { nameOf, seenByOf } from './authenticate.ts'
import { answerClientError } from './client-error.ts'
import { compressAnswers } from './compressed.ts'
import type { ServerDeps } from './deps.ts'
import { createErrorHandler } from './error-handler.ts'
import { createEvents, type Events } from './events.ts'
import { judgeExpectation, keepBodyAway, letBodyCome, takeExpectations } from './expectations.ts'
import { mayAskReplica } from './on-replica.ts'
import { closedHub, EdgeError, notFound } from './problems.ts'
import { checkQuery, type DeclaredQuery, queryOf } from './query-parameters.ts'
import { createReadGate } from './read-gate.ts'
import { accountRoutes } from './routes/account.ts'
import { answerRoutes } from './routes/answers.ts'
import { breakGlassRoutes } from './routes/break-glass.ts'
import { attentionRoutes } from './routes/attention.ts'
import { authorisationRoutes } from './routes/authorisations.ts'
import { batchRoutes } from './routes/batches.ts'
import { captureRoutes } from './routes/captures.ts'
import { codelistRoutes } from './routes/codelists.ts'
import { consoleRoutes } from './routes/console.ts'
import { certificateRoutes } from './routes/certificates.ts'
import { deskRoutes } from './routes/desk.ts'
import { dischargeCertificateRoutes } from './routes/discharge-certificates.ts'
import { followUpNoticeRoutes } from './routes/follow-up-notices.ts'
import { guideRoutes } from './routes/guides.ts'
import { followUpRoutes } from './routes/follow-up.ts'
import { documentRoutes } from './routes/documents.ts'
import { docsRoutes } from './routes/docs.ts'
import { eventRoutes } from './routes/events.ts'
import { guaranteeRoutes } from './routes/guarantees.ts'
import { healthRoutes } from './routes/health.ts'
import { inboxRoutes } from './routes/inbox.ts'
import { labelRoutes } from './routes/labels.ts'
import { logRoutes } from './routes/log.ts'
import { messageRoutes } from './routes/messages.ts'
import { movementRoutes } from './routes/movements.ts'
import { provisionalRoutes } from './routes/provisional.ts'
import { approvalRoutes } from './routes/approvals.ts'
import { officeRoutes } from './routes/offices.ts'
import { parkedRoutes } from './routes/parked.ts'
import { unansweredRoutes } from './routes/unanswered.ts'
import { participantRoutes, participantSecretRoutes } from './routes/participants.ts'
import { paymentRoutes } from './routes/payments.ts'
import { partnerRoutes } from './routes/partners.ts'
import { passageRoutes } from './routes/passages.ts'
import { queueRoutes } from './routes/queues.ts'
import { reconciliationRoutes } from './routes/reconciliation.ts'
import { referenceRoutes } from './routes/reference.ts'
import { registryRoutes } from './routes/registry.ts'
import { sandboxRoutes } from './routes/sandbox.ts'
import { setAsideRoutes } from './routes/set-aside.ts'
import { riskRoutes } from './routes/risk.ts'
import { statisticsRoutes } from './routes/statistics.ts'
import { readinessRoutes } from './routes/readiness.ts'
import { witnessRoutes } from './routes/witnesses.ts'
import { representativeRoutes } from './routes/representatives.ts'
import { retentionRoutes } from './routes/retention.ts'
import { tariffRoutes } from './routes/tariffs.ts'
import { officerRoutes } from './routes/officers.ts'
import { operatorRoutes } from './routes/operators.ts'
import { sessionRoutes } from './routes/session.ts'
import { callerIn } from './sessions.ts'
import { createLetTry } from './sign-in.ts'
import { watchConnections } from './shutdown.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Method and path of the route, as in the access table; nobody is let in without. */
    route?: string
    public?: boolean
    query?: DeclaredQuery | undefined
  }
  interface FastifyRequest {
    identity: Identity | undefined
  }
}

/** A body declared larger than this many times the limit is not even drained: the connection is closed after the answer. */
const DRAIN_FACTOR = 2

/**
 * The HTTP edge, ready to listen. It knows who calls and who may, and nothing about messages: their bytes go to `handle`
 * untouched. Throws when a route has no row in the access table, or under /v1 no declared operation. Close it with
 * `close()`: live pages and long polls end.
 */
export async function createServer(deps: ServerDeps): Promise<FastifyInstance> {
  const app = listener(deps)
  takeExpectations(app.server)
  const events = createEvents(deps)
  app.decorateRequest('identity', undefined)
  app.decorateRequest('session', undefined)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('onRoute', (route: RouteOptions) => {
    // HEAD is GET without a body, for whoever may GET.
    const method = route.method === 'HEAD' ? 'GET' : String(route.method)
    route.config = {
      ...route.config,
      route: `${method} ${route.url}`,
      public: accessOf(method, route.url) === 'public',
      query: queryOf(method, route.url),
    }
  })
  app.addHook('onRequest', async (request, reply) => {
    harden(deps, reply)
    try {
      await admit(deps, request, reply)
      // After admission: a caller without access to a route learns nothing about its parameters.
      checkQuery(request.routeOptions.config.query, request.query)
    } catch (error) {
      keepBodyAway(request, reply)
      throw error
    }
    letBodyCome(request, reply)
  })
  // First: whose an act is decides what its handler may see.
  noteActs(app, deps)
  guardReads(app, deps)
  compressAnswers(app)
  app.addHook('onResponse', async (request, reply) => logLine(deps, request, reply))
  app.setErrorHandler(createErrorHandler(deps))
  app.setNotFoundHandler(() => {
    throw notFound()
  })
  const closing = new AbortController()
  const endConnections = watchConnections(app, deps)
  app.addHook('preClose', async () => {
    closing.abort()
    events.close()
    await endConnections()
  })
  // A connection kept alive past the answer would keep the closing server waiting for its timeout.
  app.addHook('onSend', async (_request, reply) => {
    if (closing.signal.aborted) reply.header('connection', 'close')
  })
  for (const route of routesOf(deps, events, closing.signal)) await app.register(route)
  await app.ready()
  return app
}

/** By whatever page somebody signs in: it is tried together. */
function signInRoutes(deps: ServerDeps): FastifyPluginAsync[] {
  const letTry = createLetTry(deps)
  return [sessionRoutes(deps, letTry), accountRoutes(deps, letTry)]
}

const routesOf = (deps: ServerDeps, events: Events, closing: AbortSignal): FastifyPluginAsync[] => [
  ...signInRoutes(deps),
  officerRoutes(deps),
  operatorRoutes(deps),
  representativeRoutes(deps),
  messageRoutes(deps),
  breakGlassRoutes(deps),
  batchRoutes(deps),
  movementRoutes(deps),
  attentionRoutes(deps),
  documentRoutes(deps),
  dischargeCertificateRoutes(deps),
  followUpRoutes(deps),
  guideRoutes(deps),
  followUpNoticeRoutes(deps),
  answerRoutes(deps),
  guaranteeRoutes(deps),
  queueRoutes(deps),
  parkedRoutes(deps),
  approvalRoutes(deps),
  provisionalRoutes(deps),
  officeRoutes(deps, closing),
  setAsideRoutes(deps),
  unansweredRoutes(deps),
  passageRoutes(deps),
  captureRoutes(deps),
  inboxRoutes(deps, closing),
  logRoutes(deps),
  witnessRoutes(deps),
  referenceRoutes(deps),
  codelistRoutes(deps),
  registryRoutes(deps),
  tariffRoutes(deps),
  retentionRoutes(deps),
  paymentRoutes(deps),
  partnerRoutes(deps),
  authorisationRoutes(deps),
  statisticsRoutes(deps),
  riskRoutes(deps),
  labelRoutes(),
  participantRoutes(deps),
  readinessRoutes(deps),
  participantSecretRoutes(deps),
  certificateRoutes(deps),
  eventRoutes(deps, events),
  healthRoutes(deps),
  reconciliationRoutes(deps),
  consoleRoutes(deps),
  deskRoutes(deps),
  docsRoutes(deps.documents, { sandbox: deps.moveClock !== undefined }),
  ...(deps.moveClock === undefined ? [] : [sandboxRoutes(deps, deps.moveClock)]),
]

function listener(deps: ServerDeps): FastifyInstance {
  const { limits, log, tls } = deps
  const answerError = createErrorHandler(deps)
  const options = {
    loggerInstance: log,
    // Our own log line per answer: Fastify's would contain the URL with its query.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestTimeoutMs,
    connectionTimeout: limits.connectionTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    forceCloseConnections: 'idle' as const,
    // Who has a connection is served to the end (`watchConnections`); Fastify's own 503 says not when to come back.
    return503OnClosing: false,
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerClientError,
    // Requests the router rejects before any hook.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      harden(deps, reply)
      keepBodyAway(request, reply)
      void answerError(error, request, reply)
    },
  }
  // Node would reject a request without Host without an explanation; `judgeRequest` answers with a problem.
  const http = { headersTimeout: limits.headersTimeoutMs, maxHeaderSize: 64 * 1024, requireHostHeader: false }
  if (tls === undefined) return Fastify({ ...options, http })
  const https = {
    ...http,
    key: tls.key,
    cert: tls.cert,
    ca: tls.ca,
    handshakeTimeout: limits.headersTimeoutMs,
    minVersion: 'TLSv1.2' as const,
    requestCert: true,
    rejectUnauthorized: false,
  }
  // The HTTPS instance differs only in the type of its raw server, which no route looks at.
  return Fastify({ ...options, https }) as unknown as FastifyInstance
}

/** Headers of every answer. */
function harden({ tls }: ServerDeps, reply: FastifyReply): void {
  reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
  if (tls !== undefined) reply.header('strict-transport-security', 'max-age=31536000')
}

/** Refuses requests that cannot be answered: exactly one host (RFC 9112 3.2), a query that can be decoded. */
function judgeRequest(request: FastifyRequest): void {
  const { rawHeaders, httpVersionMinor, url = '' } = request.raw
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length
  if (hosts > 1 || (hosts === 0 && httpVersionMinor > 0))
    throw new EdgeError('bad-request', { words: { value: 'Host' } })
  judgeExpectation(request)
  try {
    decodeURIComponent(url.slice(url.indexOf('?') + 1))
  } catch {
    throw new EdgeError('bad-request', { words: { value: 'percent-encoding' } })
  }
}

/** There is nothing at this address, or nothing for this method: then `Allow` says for which (RFC 9110 15.5.6). */
function nothingHere({ server, raw }: FastifyRequest, reply: FastifyReply): EdgeError {
  const { url = '' } = raw
  // Not every hub has every address of the table: the sandbox's clock is nowhere on a real one.
  const known = methodsAt(pathIn(url)) ?? server.supportedMethods
  const allowed = known.filter((method) => server.findRoute({ method, url }) !== null)
  if (allowed.length === 0) return notFound()
  reply.header('allow', allowed.sort().join(', '))
  return new EdgeError('method-not-allowed')
}

const pathIn = (url: string): string => url.split('?', 1)[0] ?? ''

/** An address with a name of its own must not be taken for one of many, by a method that it has not. */
function isOtherThanNamed({ raw: { url = '' }, routeOptions }: FastifyRequest): boolean {
  const path = pathIn(url)
  return methodsAt(path) !== undefined && routeOptions.url !== path
}

/**
 * Size, caller, right, in this order (interface.md 3), before a byte of the body is read or asked for. A body without a
 * declared length is counted while it is read, when the caller is known.
 */
async function admit(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  judgeRequest(request)
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > deps.limits.bodyBytes) {
    if (announced > deps.limits.bodyBytes * DRAIN_FACTOR) reply.header('connection', 'close')
    throw new EdgeError('too-large', { words: { expected: String(deps.limits.bodyBytes) } })
  }
  if (request.is404 || isOtherThanNamed(request)) throw nothingHere(request, reply)
  const { config, url: route = '' } = request.routeOptions
  if (deps.isClosed() && !READING.has(request.method) && !OPEN_WHILE_CLOSED.has(route)) throw closedHub()
  if (config.public === true) return
  const identity = await callerIn(deps, request)
  request.identity = identity
  if (config.route === undefined || !mayCall(config.route, identity)) throw new EdgeError('forbidden')
}

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** What is asked for after a restore before the hub is open again: by whom it is opened, and that itself. */
const OPEN_WHILE_CLOSED: ReadonlySet<string> = new Set([
  '/v1/session',
  '/v1/session/challenge',
  '/v1/reconciliation/open',
])

/** Routes that wait for news; they take no place in the read gate meanwhile. */
const WAITING = new Set(['/v1/events', '/v1/inbox', '/v1/offices/:code/expected'])

/** Of requests that are not given up half-way. */
const NEVER = new AbortController().signal

/**
 * Reads of one caller take turns, and are cancelled at the database when the caller is gone: one party's slow queries must
 * not delay another's answer. Whatever a handler reads, it sees no more than its caller may.
 */
function guardReads(app: FastifyInstance, { limits, reading }: ServerDeps): void {
  const gate = createReadGate(limits.reads)
  app.addHook('preHandler', (request, reply, done) => {
    const { identity, routeOptions } = request
    const { url = '' } = routeOptions
    // Whoever reads the log without an account shares the places of one caller with all others who do.
    const reader = identity !== undefined ? nameOf(identity) : url.startsWith('/v1/log/') ? 'anybody' : undefined
    const seenBy = seenByOf(request)
    if (!READING.has(request.method) || reader === undefined || WAITING.has(url)) {
      return reading.during({ gone: NEVER, seenBy }, done)
    }
    const entering = gate.enter(reader)
    if (entering === undefined) return done(new EdgeError('quota', { retryAfterSeconds: 1 }))
    const gone = new AbortController()
    void entering.then((leave) => {
      reply.raw.once('close', () => {
        if (!reply.raw.writableFinished) gone.abort()
        leave()
      })
      if (reply.raw.destroyed) return leave()
      return reading.during(
        { gone: gone.signal, seenBy, mayAskReplica: mayAskReplica(routeOptions.config.route) },
        done,
      )
    })
  })
}

/** Who called which route with what result. No URL, since queries and paths may name what only the parties may know. */
function logLine({ log }: ServerDeps, request: FastifyRequest, reply: FastifyReply): void {
  const line = {
    method: request.method,
    route: request.routeOptions.url ?? 'unknown',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    caller: request.identity === undefined ? 'unknown' : nameOf(request.identity),
  }
  if (reply.statusCode >= 500) log.warn(line, 'answered')
  else log.debug(line, 'answered')
}
