import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Timers } from '../ports/runtime.ts'

/** Requests still open after this are cut off: the sender repeats and gets the stored answer. */
const GRACE_MS = 10_000

/**
 * Lets a closing server end in time. Node closes idle connections, but treats one that never sent a request as busy and
 * would wait for its timeout. Returns the function to call when closing begins.
 */
export function watchConnections(app: FastifyInstance, secure: boolean, timers: Timers): () => void {
  const silent = new Set<Socket>()
  // Over TLS a request refers to the encrypted socket, which is announced when the handshake is done.
  app.server.on(secure ? 'secureConnection' : 'connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  app.server.on('request', (request: IncomingMessage) => silent.delete(request.socket))
  return () => {
    for (const socket of silent) socket.destroy()
    const cancel = timers.after(GRACE_MS, () => app.server.closeAllConnections())
    app.server.once('close', () => cancel())
  }
}
