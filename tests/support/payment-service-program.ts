import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Books, Confirmed, Requested, Told } from './payment-service.ts'

// A payment service as a bank or a treasury runs one: it knows the hub by the `rest` adapter alone. What it answers for is on disk
// before it answers. Run by payment-service.ts: node payment-service-program.ts <books> <port>, the key in API_KEY.
const [file = '', port = '0'] = process.argv.slice(2)

type Entry = { request: Requested; key: string } | { confirmed: Confirmed } | { told: Told }

const books: Books = { requests: [], confirmations: [], told: [] }
const keys = new Set<string>()

function keep(entry: Entry): void {
  if ('told' in entry) books.told.push(entry.told)
  else if ('confirmed' in entry) books.confirmations.push(entry.confirmed)
  else {
    keys.add(entry.key)
    books.requests.push(entry.request)
  }
}

if (existsSync(file))
  for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) keep(JSON.parse(line) as Entry)
const disk = openSync(file, 'a')
process.on('exit', () => closeSync(disk))

function write(entry: Entry): void {
  writeSync(disk, `${JSON.stringify(entry)}\n`)
  fsyncSync(disk)
  keep(entry)
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

async function answer(request: IncomingMessage): Promise<[number, unknown]> {
  if (request.headers['x-api-key'] !== process.env['API_KEY']) return [401, {}]
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://service')
  const body = await textOf(request)
  switch (pathname) {
    case '/payment-request': {
      const key = String(request.headers['idempotency-key'])
      if (keys.has(key)) return [200, {}]
      write({ key, request: JSON.parse(body) as Requested })
      return [201, {}]
    }
    case '/counter':
      return [201, pay(JSON.parse(body) as Partial<Confirmed>)]
    case '/confirmations': {
      const since = searchParams.get('since') ?? ''
      return [200, { items: books.confirmations.filter(({ at }) => at >= since) }]
    }
    case '/answers':
      write({ told: JSON.parse(body) as Told })
      return [200, {}]
    case '/books':
      return [200, books]
    default:
      // Whatever else its party is sent is none of its business.
      return [200, {}]
  }
}

/** Books a payment or a refund under a receipt of its own, as of the request it is for where there is one. */
function pay(entry: Partial<Confirmed>): Confirmed {
  const request = books.requests.find(({ reference }) => reference === entry.reference)
  const confirmed: Confirmed = {
    id: randomUUID(),
    at: new Date().toISOString(),
    reference: '',
    purpose: request?.purpose ?? 'contribution',
    movement: request?.movement ?? '',
    minor: 0,
    currency: request?.currency ?? 'XOF',
    receipt: `QT-${books.confirmations.length + 1}`,
    ...entry,
  }
  write({ confirmed })
  return confirmed
}

const server = createServer((request, response) => {
  answer(request).then(
    ([status, body]) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
server.listen(Number(port), '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
