import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'

// Below the range from which Linux and macOS take ports for outgoing connections (32768 and 49152 up): a port of a
// server that is killed and started again must still be free ten seconds later.
const LOWEST = 20_000
const HIGHEST = 32_000

/** True if nothing listens on this port of 127.0.0.1. */
const bindable = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })

/**
 * Distinct free TCP ports of 127.0.0.1.
 * @param count how many
 * @returns port numbers
 * @throws Error when the range is used up
 */
export const freePorts = async (count: number): Promise<number[]> => {
  const found = new Set<number>()
  for (let attempt = 0; attempt < 1000 && found.size < count; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST)
    if (!found.has(port) && (await bindable(port))) found.add(port)
  }
  if (found.size < count) throw new Error(`no ${count} free ports between ${LOWEST} and ${HIGHEST}`)
  return [...found]
}

/** True if something accepts connections on this port of 127.0.0.1. */
export const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
