import type { Server } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cutText } from '../domain/values/legible.ts'
import { EdgeError } from './problems.ts'

/**
 * Keeps Node from answering `Expect` by itself: `letBodyCome` asks for the body once caller, right and declared size have
 * been checked, and an unknown expectation gets a problem like any other refusal.
 */
export function takeExpectations(server: Server): void {
  for (const event of ['checkContinue', 'checkExpectation']) {
    server.on(event, (request, response) => server.emit('request', request, response))
  }
}

const CONTINUE = /^100-continue$/i

/** What the request expects; HTTP/1.0 knows no expectations (RFC 9110 10.1.1). */
const expectationOf = ({ raw }: FastifyRequest): string | undefined =>
  raw.httpVersionMinor === 0 ? undefined : raw.headers.expect

/** @throws {EdgeError} 417 when something else is expected than 100-continue */
export function judgeExpectation(request: FastifyRequest): void {
  const expected = expectationOf(request)
  if (expected === undefined || CONTINUE.test(expected.trim())) return
  throw new EdgeError('expectation', { words: { value: cutText(expected, 100) } })
}

/** Asks for the body, if the sender waits to be asked. */
export function letBodyCome(request: FastifyRequest, reply: FastifyReply): void {
  if (expectationOf(request) !== undefined) reply.raw.writeContinue()
}

/**
 * The answer to a sender that is holding back its body and must not send it. What comes next on this connection is
 * uncertain, the body after all or another request, so the connection ends.
 */
export function keepBodyAway(request: FastifyRequest, reply: FastifyReply): void {
  if (expectationOf(request) !== undefined) reply.header('connection', 'close')
}
