import { connect, createServer, type Socket } from 'node:net'
import { listening } from '../support/listen-before.ts'

/** One address that leads to one server at a time, as a virtual one does, or a load balancer that ends what led to the former. */
export type Address = {
  /** The URL with this address's host and port. */
  of(url: string): string
  /** From now on connections go to this URL's server, or nowhere; those that are open are reset. */
  move(url: string | undefined): void
  close(): Promise<void>
}

/** @param url whose server it leads to first */
export async function openAddress(url: string): Promise<Address> {
  const open = new Set<Socket>()
  let target: URL | undefined = new URL(url)
  const keep = (socket: Socket, other: Socket): void => {
    open.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      open.delete(socket)
      other.destroy()
    })
  }
  const server = createServer((client) => {
    if (target === undefined) {
      client.on('error', () => undefined)
      return void client.resetAndDestroy()
    }
    const upstream = connect(Number(target.port), target.hostname)
    keep(client, upstream)
    keep(upstream, client)
    client.pipe(upstream).pipe(client)
  })
  const { of, close } = await listening(server)
  const reset = (): void => {
    for (const socket of open) socket.resetAndDestroy()
  }
  return {
    of,
    move: (next) => {
      target = next === undefined ? undefined : new URL(next)
      reset()
    },
    close: () => close(reset),
  }
}
