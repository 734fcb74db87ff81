import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { connectAmqp } from '../../../../adapters/jms/amqp.ts'
import { brokerOf } from '../../../../adapters/jms/broker.ts'
import { connectStomp } from '../../../../adapters/jms/stomp.ts'
import { createAuthority, issueCertificate } from '../../../../src/pki/authority.ts'

const LOGIN = { user: 'corridor', password: 'a secret of the broker' }
const PROTOCOLS = [
  ['amqp', connectAmqp],
  ['stomp', connectStomp],
] as const

const open: { server: Server; sockets: Socket[] }[] = []
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
})

/** Whoever stands at the broker's port: what it is sent, and what it says. */
async function stand(
  server: Server,
  event: 'connection' | 'secureConnection',
  say: (socket: Socket) => void = () => undefined,
) {
  const heard: Buffer[] = []
  const sockets: Socket[] = []
  open.push({ server, sockets })
  const welcome = (socket: Socket): void => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => heard.push(data))
    say(socket)
  }
  server.on(event, welcome)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, heard: () => Buffer.concat(heard).toString('latin1') }
}

describe.each(PROTOCOLS)('over %s', (protocol, connect) => {
  const to = (port: number, tls: boolean, login: object = LOGIN) =>
    connect({
      broker: brokerOf({ url: `${protocol}${tls ? 's' : ''}://127.0.0.1:${port}` }, []),
      login,
      consume: undefined,
      gone: () => undefined,
    })

  it('a broker with a certificate of somebody else is told nothing', async () => {
    const validity = { validFrom: new Date(Date.now() - 60_000), validTo: new Date(Date.now() + 3_600_000) }
    const [ours, other] = await Promise.all(
      ['ours', 'another'].map((commonName) => createAuthority({ commonName, ...validity })),
    )
    if (ours === undefined || other === undefined) throw new Error('no authority')
    const { keyPem, certificatePem } = await issueCertificate(other, {
      commonName: '127.0.0.1',
      purpose: 'tls-server',
      ...validity,
    })
    const { port, heard } = await stand(createTlsServer({ key: keyPem, cert: certificatePem }), 'secureConnection')
    await expect(to(port, true, { ...LOGIN, ca: Buffer.from(ours.certificatePem) })).rejects.toThrow(/certificate/)
    expect(heard()).toBe('')
  })

  it('somebody who says things without end is cut off', async () => {
    const endless = async (socket: Socket): Promise<void> => {
      const piece = protocol === 'amqp' ? Buffer.from('AMQP\x03\x01\0\0', 'latin1') : Buffer.from('MESSAGE\nx:')
      socket.write(piece)
      const more = Buffer.alloc(1024 * 1024, 'x')
      while (!socket.destroyed) if (!socket.write(more)) await once(socket, 'drain').catch(() => undefined)
    }
    const { port } = await stand(createServer(), 'connection', (socket) => void endless(socket))
    await expect(to(port, false)).rejects.toThrow(/more than [0-9]+ bytes/)
  })

  it('somebody who hangs up at once is no broker', async () => {
    const { port } = await stand(createServer(), 'connection', (socket) => socket.end())
    await expect(to(port, false)).rejects.toThrow(/closed|failed|reset|ended/i)
  })
})
