import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '../ports/handle.ts'
import type { ServerDeps } from './deps.ts'
import { asksForXml, languageOf } from './pages/language.ts'
import { EdgeError, problemOf } from './problems.ts'

/** Retry-After in seconds when we have no better estimate. */
const RETRY_AFTER_SECONDS = 5

/** Fastify's own refusals as our codes. Anything else it calls the client's fault is a bad request. */
const FASTIFY_CODES: Readonly<Record<string, EdgeError['code']>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type',
  FST_ERR_MAX_PARAM_LENGTH: 'uri-too-long',
}

/** What is wrong, where Fastify's code has no HTTP equivalent. */
const WORDS: Readonly<Record<string, string>> = { FST_ERR_BAD_URL: 'percent-encoding' }

type Failure = { code?: unknown; statusCode?: unknown; message?: unknown; stack?: unknown; name?: unknown }

/** The edge's refusal for whatever was thrown; undefined when it is a fault of ours. */
function edgeErrorOf(error: Failure, limitBytes: number): EdgeError | undefined {
  if (error instanceof EdgeError) return error
  const known = typeof error.code === 'string' ? FASTIFY_CODES[error.code] : undefined
  if (known !== undefined) return new EdgeError(known, { words: { expected: String(limitBytes) } })
  const status = typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status === 413) return new EdgeError('too-large', { words: { expected: String(limitBytes) } })
  return status >= 400 && status < 500
    ? new EdgeError('bad-request', { words: { value: WORDS[String(error.code)] ?? String(error.code) } })
    : undefined
}

/** Seconds as `Retry-After` has them: whole ones, at least one. */
export const retryAfterText = (seconds: number): string => String(Math.max(1, Math.ceil(seconds)))

/** Sends a problem as problem+json, or as an error message in XML to a caller that sent XML and asks for XML. */
export function sendProblem(
  deps: Pick<ServerDeps, 'errorMessage'>,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  retryAfterSeconds?: number,
): FastifyReply {
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterText(retryAfterSeconds))
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="corridor"')
  reply.code(problem.status).header('vary', 'accept, accept-language')
  if (wroteXml(request) && asksForXml(request.headers.accept)) {
    return reply.type('application/xml').send(deps.errorMessage(problem))
  }
  return reply.type('application/problem+json').send(Buffer.from(JSON.stringify(problem)))
}

const wroteXml = (request: FastifyRequest): boolean =>
  /^\s*application\/xml\b/i.test(request.headers['content-type'] ?? '')

/**
 * The one place where anything thrown becomes an answer. What is not the caller's fault is 503 with Retry-After (invariant
 * I9) and a line in our log; no stack trace, statement or body ever leaves the hub.
 * @param send how the problem is told
 */
export const createErrorHandler =
  (deps: ServerDeps, send: typeof sendProblem = sendProblem) =>
  (thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const failure: Failure = typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }
    const edge = edgeErrorOf(failure, request.routeOptions.bodyLimit ?? deps.limits.bodyBytes)
    if (edge === undefined) {
      const { name, message, stack, code } = failure
      deps.log.error({ failure: { name, message, stack, code }, route: request.routeOptions.url }, 'request failed')
    }
    const error = edge ?? new EdgeError('unavailable')
    deps.metrics.refused(error.code)
    const problem = problemOf(error, languageOf(request.headers['accept-language']))
    const retry = error.retryAfterSeconds ?? (error.status === 503 ? RETRY_AFTER_SECONDS : undefined)
    return send(deps, request, reply, problem, retry)
  }
