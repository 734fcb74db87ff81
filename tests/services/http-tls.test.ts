import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { processTimers } from '../../src/compose/process-timers.ts'
import { Agent, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthority, createRevocationList, type Identity, issueCertificate } from '../../src/pki/authority.ts'
import { openTrustFiles, type Trust } from '../../src/trust/x509/trust-files.ts'
import { as, type Edge, startEdge } from './http-fixture.ts'
import { seed } from './http-seed.ts'

const DAY_MS = 86_400_000
const validity = () => ({ validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS) })

let edge: Edge
let server: Identity
let authorityPem: string
let foreign: Identity
let unregistered: Identity
let trust: Trust
const directory = mkdtempSync(join(tmpdir(), 'corridor-tls-'))
const crlFile = join(directory, 'crl.pem')

beforeAll(async () => {
  const authority = await createAuthority({ commonName: 'TLS authority', ...validity() })
  server = await issueCertificate(authority, { commonName: 'localhost', purpose: 'tls-server', ...validity() })
  authorityPem = authority.certificatePem
  const other = await createAuthority({ commonName: 'Somebody else', ...validity() })
  foreign = await issueCertificate(other, { commonName: 'TG', purpose: 'party', ...validity() })
  edge = await startEdge((_deps, parts) => ({
    tls: {
      key: server.keyPem,
      cert: server.certificatePem,
      ca: parts.authority.certificatePem,
      trusts: (der) => trust.check(trust.cache.parse(der), new Date(), 'tls').ok,
    },
  }))
  writeFileSync(join(directory, 'ca.pem'), edge.authority.certificatePem)
  writeFileSync(crlFile, '')
  trust = await openTrustFiles({
    files: { ca: join(directory, 'ca.pem'), crl: crlFile },
    onChange: () => undefined,
    onFault: () => undefined,
    timers: processTimers,
  })
  unregistered = await issueCertificate(edge.authority, { commonName: 'TG', purpose: 'party', ...validity() })
  await seed(edge.pool)
})
afterAll(async () => {
  trust.close()
  rmSync(directory, { recursive: true, force: true })
  await edge.close()
})

/** One request over a connection of its own with this client certificate. */
function call(path: string, client: Identity | undefined, headers: Record<string, string> = {}) {
  const certificate = client === undefined ? {} : { cert: client.certificatePem, key: client.keyPem }
  const agent = new Agent({ ca: authorityPem, ...certificate })
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const { port } = new URL(edge.url)
    const sent = request({ host: 'localhost', port, path, headers, agent }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () => {
        agent.destroy()
        resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

const clientOf = (party: string): Identity => identityIn(edge.clientOf, party)

function identityIn(identities: ReadonlyMap<string, Identity>, party: string): Identity {
  const identity = identities.get(party)
  if (identity === undefined) throw new Error(`no identity of ${party}`)
  return identity
}

describe('mutual TLS', () => {
  test('a registered certificate names its party', async () => {
    const answer = await call('/v1/queues', clientOf('BF'))
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toMatchObject({ items: [{ receiver: 'BF' }] })
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  })

  test('no certificate and no token: 401; a token alone is enough', async () => {
    expect((await call('/v1/queues', undefined)).status).toBe(401)
    expect((await call('/v1/queues', undefined, as('bf'))).status).toBe(200)
  })

  test('the name in a certificate counts for nothing: not registered, or of another authority, is 401', async () => {
    expect((await call('/v1/queues', unregistered)).status).toBe(401)
    expect((await call('/v1/queues', foreign)).status).toBe(401)
    expect((await call('/v1/queues', foreign, as('tg'))).status).toBe(401)
  })

  test('a certificate registered for signing opens no connection, although its authority allows it to', async () => {
    expect((await call('/v1/queues', identityIn(edge.identityOf, 'BF'))).status).toBe(401)
    expect((await call('/v1/queues', identityIn(edge.identityOf, 'BF'), as('bf'))).status).toBe(401)
  })

  test('certificate and token must name the same party', async () => {
    expect((await call('/v1/queues', clientOf('BF'), as('bf'))).status).toBe(200)
    expect((await call('/v1/queues', clientOf('BF'), as('tg'))).status).toBe(401)
    expect((await call('/v1/queues', clientOf('BF'), as('operator'))).status).toBe(401)
  })

  test('a certificate distrusted from now on is refused within two seconds', async () => {
    expect((await call('/v1/queues', clientOf('GH'))).status).toBe(200)
    await edge.pool.query(`update certificates set distrusted_from = $1 where party_key = 'GH' and use = 'tls'`, [
      edge.now.value,
    ])
    edge.now.value = new Date(edge.now.value.getTime() + 2_000)
    expect((await call('/v1/queues', clientOf('GH'))).status).toBe(401)
  })

  test('a certificate on a revocation list that is read while the hub runs is refused', async () => {
    const bf = clientOf('BF')
    expect((await call('/v1/queues', bf)).status).toBe(200)
    const thisUpdate = new Date(Date.now() - 60_000)
    const revoked = [{ certificateDer: bf.certificateDer, revokedAt: thisUpdate }]
    const nextUpdate = new Date(Date.now() + DAY_MS)
    writeFileSync(crlFile, await createRevocationList(edge.authority, revoked, { thisUpdate, nextUpdate }))
    await trust.reload()
    expect((await call('/v1/queues', bf)).status).toBe(401)
    expect((await call('/v1/queues', bf, as('bf'))).status).toBe(401)
  })
})
