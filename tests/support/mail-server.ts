import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A letter as the server took it. */
export type Taken = { from: string; to: string[]; text: string }

export type MailServer = {
  url: string
  taken: Taken[]
  /** Refuses what comes, or takes it. */
  refuse(refusing: boolean): void
  stop(): Promise<void>
}

/** A mail server on this machine that keeps what it takes; with a login where one is given. */
export async function startMailServer(): Promise<MailServer> {
  const taken: Taken[] = []
  let refusing = false
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'hub' && password === 'p/w' ? done(null, { user: 'hub' }) : done(new Error('wrong login')),
    // Without TLS only on this machine, as the hub has it.
    allowInsecureAuth: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refusing) return done(Object.assign(new Error('try later'), { responseCode: 451 }))
        const { mailFrom, rcptTo } = session.envelope
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text: decoded(Buffer.concat(chunks).toString('utf8')),
        })
        return done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://hub:p%2Fw@127.0.0.1:${port}`,
    taken,
    refuse: (value) => (refusing = value),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A plain letter in words: quoted-printable and base64 bodies undone, so that a test reads what a person would. */
function decoded(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/content-transfer-encoding: base64/i.test(head))
    return `${head}\n\n${Buffer.from(body, 'base64').toString('utf8')}`
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) return raw
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  return `${head}\n\n${Buffer.from(bytes, 'latin1').toString('utf8')}`
}
