import { connect, createServer, type Socket } from 'node:net'
import { listening } from './listen-before.ts'

/** One address before several hubs, as the load balancer of an installation: by connection, in turn, past those that do not answer. */
export type Front = { readonly url: string; close(): Promise<void> }

/** @param urls of the hubs */
export async function startFront(urls: readonly string[]): Promise<Front> {
  const open = new Set<Socket>()
  let turn = 0
  const server = createServer({ noDelay: true }, (client) => {
    turn += 1
    keep(client)
    pass(
      client,
      urls.map((_, place) => urls[(turn + place) % urls.length]!),
    )
  })
  const keep = (socket: Socket): void => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => open.delete(socket))
  }
  const pass = (client: Socket, [first, ...others]: readonly string[]): void => {
    if (first === undefined) return void client.destroy()
    const { hostname, port } = new URL(first)
    const hub = connect({ port: Number(port), host: hostname, noDelay: true })
    const next = (): void => pass(client, others)
    hub.once('error', next)
    hub.once('connect', () => {
      hub.off('error', next)
      keep(hub)
      client.pipe(hub).pipe(client)
      client.once('close', () => hub.destroy())
      hub.once('close', () => client.destroy())
    })
  }
  const { of, close } = await listening(server)
  return {
    url: new URL(of('http://127.0.0.1')).origin,
    close: () =>
      close(() => {
        for (const socket of open) socket.destroy()
      }),
  }
}
