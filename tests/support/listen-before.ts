import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

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
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    close: async (cut) => {
      server.close()
      cut()
      await once(server, 'close')
    },
  }
}
