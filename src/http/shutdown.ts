import type { IncomingMessage } from 'node:http'
import { Server, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { ServerDeps } from './deps.ts'

/** Requests still open after this are cut off: the sender repeats and gets the stored answer. */
const GRACE_MS = 10_000

/**
 * Lets a closing server end in time, and no client hear of it. From the moment the returned function is called nobody gets in, but
 * connections that are there are served and told to end with their next answer: one that is closed as a request sets out on it is
 * an error at the client, which for a POST no client library may repeat by itself (RFC 9110 9.2.2). It resolves when none is left,
 * or after `drainMs`. One that never sent a request is closed at once; Node treats it as
 * busy and would wait for its timeout.
 */
export function watchConnections(
  app: FastifyInstance,
  { tls, timers, limits }: Pick<ServerDeps, 'tls' | 'timers' | 'limits'>,
): () => Promise<void> {
  const silent = new Set<Socket>()
  const open = new Set<Socket>()
  // Over TLS a request refers to the encrypted socket, which is announced when the handshake is done.
  app.server.on(tls !== undefined ? 'secureConnection' : 'connection', (socket: Socket) => {
    silent.add(socket)
    open.add(socket)
    socket.once('close', () => {
      silent.delete(socket)
      open.delete(socket)
    })
  })
  app.server.on('request', (request: IncomingMessage) => silent.delete(request.socket))
  return async () => {
    // Not the HTTP server's own close, which ends connections that rest.
    Server.prototype.close.call(app.server)
    for (const socket of silent) socket.destroy()
    const cancel = timers.after(GRACE_MS, () => app.server.closeAllConnections())
    if (open.size > 0) {
      await new Promise<void>((resolve) => {
        const late = timers.after(limits.drainMs, resolve)
        app.server.once('close', () => {
          late()
          resolve()
        })
      })
    }
    app.server.once('close', () => cancel())
  }
}
