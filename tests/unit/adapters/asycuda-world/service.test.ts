import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { deliverTo, documentIn, serviceOf, writerOf } from '../../../../adapters/asycuda-world/service.ts'
import { createClient } from '../../../../adapters/rest/client.ts'
import { type Envelope, readXmlTree } from '../../../../src/adapter-api/index.ts'
import { asParty } from '../../../support/identifiers.ts'
import { declaration, formOf, xmlOf } from './support.ts'

const SOAP = { version: '1.1', namespace: 'urn:example:customs', operation: 'receive', action: 'urn:example:receive' }
const ENVELOPE_11 = 'http://schemas.xmlsoap.org/soap/envelope/'
const ENVELOPE_12 = 'http://www.w3.org/2003/05/soap-envelope'
const envelope = { sender: asParty('BF'), id: 'a', type: 'transit-declaration', mrn: '26TGLFW100000123J0' } as Envelope
const root = formOf(declaration)

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

type Seen = { headers: IncomingMessage['headers']; body: string }

async function serve(answer: () => [number, string]): Promise<{ base: string; seen: Seen[] }> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      seen.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      const [status, body] = answer()
      response.writeHead(status).end(body)
    })
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

async function delivered(soap: object | undefined, answer: () => [number, string]) {
  const { base, seen } = await serve(answer)
  const service = serviceOf({
    base,
    auth: { kind: 'none' },
    deliver: { path: '/in' },
    ...(soap === undefined ? {} : { soap }),
  })
  const client = createClient(service, {}, () => new Date())
  const login = { user: 'corridor', secret: 's3cret' }
  return { seen, deliver: () => deliverTo(service, root, envelope, { client, login }) }
}

describe('a web service', () => {
  it('without the names of its operation, or of another version of SOAP, is refused: nothing of it has a default', () => {
    const rest = { base: 'http://127.0.0.1', auth: { kind: 'none' }, deliver: { path: '/in' } }
    expect(() => serviceOf({ ...rest, soap: { version: '1.1' } })).toThrow(
      'soap.namespace, soap.operation, soap.action is missing',
    )
    expect(() => serviceOf({ ...rest, soap: { ...SOAP, version: '2.0' } })).toThrow('soap.version is none of 1.1, 1.2')
    expect(() => serviceOf({ ...rest, deliver: {} })).toThrow('deliver.path is missing')
  })

  it.each([
    [
      '1.1',
      `<e:Envelope xmlns:e="${ENVELOPE_11}"><e:Body><e:Fault><faultcode>e:Client</faultcode><faultstring>no office</faultstring></e:Fault></e:Body></e:Envelope>`,
    ],
    [
      '1.2',
      `<e:Envelope xmlns:e="${ENVELOPE_12}"><e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value></e:Code><e:Reason><e:Text>no office</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>`,
    ],
  ])(
    'a fault of the caller in SOAP %s is a refusal, one of the server is tried again, whatever the status',
    async (version, fault) => {
      let body = fault
      const { deliver } = await delivered({ ...SOAP, version }, () => [500, body])
      await expect(deliver()).resolves.toMatchObject({
        outcome: 'refused',
        reason: expect.stringContaining('no office'),
      })
      body = fault.replace('Client', 'Server').replace('Sender', 'Receiver')
      await expect(deliver()).rejects.toThrow('fault')
      body = 'busy'
      await expect(deliver()).rejects.toThrow('status 500')
    },
  )

  it('gets the document alone, or in an envelope of either version, each time with the same key', async () => {
    const plain = await delivered(undefined, () => [200, ''])
    await expect(plain.deliver()).resolves.toEqual({ outcome: 'accepted' })
    expect(readXmlTree(Buffer.from(plain.seen[0]?.body ?? ''))).toEqual(root)
    expect(plain.seen[0]?.headers).toMatchObject({
      'content-type': 'application/xml; charset=utf-8',
      'idempotency-key': 'BF.a',
      'corridor-mrn': envelope.mrn,
    })
    for (const [version, type, namespace] of [
      ['1.1', 'text/xml; charset=utf-8', ENVELOPE_11],
      ['1.2', 'application/soap+xml; charset=utf-8; action="urn:example:receive"', ENVELOPE_12],
    ] as const) {
      const soap = await delivered({ ...SOAP, version, usernameToken: true }, () => [200, ''])
      await expect(soap.deliver()).resolves.toEqual({ outcome: 'accepted' })
      const [seen] = soap.seen
      expect(seen?.headers).toMatchObject({
        'content-type': type,
        ...(version === '1.1' ? { soapaction: '"urn:example:receive"' } : {}),
      })
      expect(readXmlTree(Buffer.from(seen?.body ?? '')).namespace).toBe(namespace)
      expect(documentIn(Buffer.from(seen?.body ?? ''))).toEqual(root)
      expect(seen?.body).toMatch(/<Username>corridor<\/Username>\s*<Password>s3cret<\/Password>/)
    }
  })
})

describe('what a web service sends us', () => {
  it('is no document without one in its body', () => {
    expect(() => documentIn(Buffer.from(`<Envelope xmlns="${ENVELOPE_12}"><Body><x/></Body></Envelope>`))).toThrow(
      'there is no ASYCUDA',
    )
  })

  it('is taken with the namespace of its envelope or without, and answered in kind: a fault for what is no document', () => {
    const inside = xmlOf(declaration).replace(/^<\?xml.*\n/, '')
    const text = `<Envelope xmlns="${ENVELOPE_11}"><Body><send xmlns="urn:x">${inside}</send></Body></Envelope>`
    expect(documentIn(Buffer.from(text))).toEqual(root)
    expect(documentIn(Buffer.from(xmlOf(declaration)))).toEqual(root)
    const { soap } = serviceOf({
      base: 'http://127.0.0.1',
      auth: { kind: 'none' },
      deliver: { path: '/in' },
      soap: SOAP,
    })
    const write = writerOf(soap)
    expect(write?.(202, { status: 'stored' }).text).toContain('stored')
    expect(write?.(400, { error: 'no-document' }).text).toMatch(/<faultcode xmlns="">Client<\/faultcode>/)
    expect(write?.(503, { error: 'unavailable' }).text).toMatch(/<faultcode xmlns="">Server<\/faultcode>/)
    expect(writerOf(undefined)).toBeUndefined()
  })
})
