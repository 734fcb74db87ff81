import { createPrivateKey, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { createSigner, signDetached } from '../../src/trust/cms.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { webhookMac } from '../../src/trust/webhook-proof.ts'

/** How the system of this process takes calls: `breaks-off` stores and dies before it answers, `stores` leaves its report to later. */
export type ReceiverMode = 'reports' | 'stores' | 'breaks-off' | 'rejects' | 'is-ill' | 'sends-elsewhere'

/** What it is told in the file its only argument names. */
export type ReceiverSettings = {
  mode: ReceiverMode
  port: number
  tls: { key: string; cert: string }
  signing: { key: string; certificate: string }
  sender: { country: string; role: string }
  secret: string
  token: string
  /** One line for each call, synced before it is answered. */
  journal: string
}

/** A line of its journal. */
export type Call = {
  sender: string
  id: string
  type: string
  mrn?: string
  logIndex: number
  proven: boolean
  attempt: string
  url: string
}

const settings = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ReceiverSettings
const signer = createSigner(createPrivateKey(settings.signing.key), derOf(settings.signing.certificate))
const journal = openSync(settings.journal, 'a')

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  const body = Buffer.concat(parts)
  const { sender, id, type, mrn, logIndex } = JSON.parse(body.toString('utf8')) as Call
  const time = String(request.headers['corridor-time'])
  const proven =
    request.headers['corridor-hmac'] === webhookMac(settings.secret, { time, path: request.url ?? '', body }) &&
    request.headers.authorization === `Bearer ${settings.token}`
  const attempt = String(request.headers['corridor-attempt'])
  const call = { sender, id, type, ...(mrn === undefined ? {} : { mrn }), logIndex, proven, attempt, url: request.url }
  writeSync(journal, `${JSON.stringify(call)}\n`)
  fsyncSync(journal)
  if (settings.mode === 'breaks-off') process.exit(1)
  if (settings.mode === 'rejects') return void response.writeHead(422).end()
  if (settings.mode === 'is-ill') return void response.writeHead(500).end()
  if (settings.mode === 'sends-elsewhere') return void response.writeHead(307, { location: '/elsewhere' }).end()
  const isAnswer = ['acknowledgement', 'functional-error', 'technical-error'].includes(type)
  if (settings.mode === 'stores' || isAnswer) return void response.writeHead(204).end()
  const at = new Date().toISOString()
  const report = Buffer.from(
    JSON.stringify({
      id: randomUUID(),
      type: 'delivery-report',
      version: '1',
      sender: settings.sender,
      occurredAt: at,
      preparedAt: at,
      procedure: 'automatic',
      body: { entries: [{ sender, id, logIndex, outcome: 'accepted' }] },
    }),
  )
  const signature = signDetached(report, signer, { signingTime: new Date() }).toString('base64')
  response.writeHead(200, { 'content-type': 'application/json', 'corridor-signature': signature }).end(report)
}

const server = createServer(settings.tls, (request, response) => {
  take(request, response).catch(() => response.destroy())
})
server.listen(settings.port, '127.0.0.1', () => process.stdout.write('listening\n'))
process.once('SIGTERM', () => {
  closeSync(journal)
  process.exit(0)
})
