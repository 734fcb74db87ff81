import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** What listens in front of a service. */
export type Listening = {
  /** The service's URL with the host and port of what listens. */
  readonly url: string
  /** Listens no more; resolves when the connections that `cut` ends are gone. */
  readonly close: (cut: () => void) => Promise<void>
}

/**
 * Listens on a free port of the loopback in front of a service.
 * @param target URL of the service; only its host and port are used
 * @param meet given each connection, with one to the service
 */
export async function listenBefore(
  target: string,
  meet: (client: Socket, upstream: Socket) => void,
): Promise<Listening> {
  const { hostname, port } = new URL(target)
  const server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port), noDelay: true })
    client.setNoDelay(true)
    meet(client, upstream)
  })
  const { of, close } = await listening(server)
  return { url: of(target), close }
}

/** Has a server listen on a free port of the loopback; `of` is any URL with its host and port. */
export async function listening(server: Server): Promise<{ of: (url: string) => string; close: Listening['close'] }> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    of: (whole) => {
      const url = new URL(whole)
      url.hostname = '127.0.0.1'
      url.port = String(port)
      return url.href
    },
    close: async (cut) => {
      server.close()
      cut()
      await once(server, 'close')
    },
  }
}
