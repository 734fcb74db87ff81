import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRevocationList, issueCertificate } from '../../src/pki/authority.ts'
import { fingerprintOf } from '../../src/trust/x509/pem.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 7: kind `certificate` of what needs a person. */
const DAY_MS = 86_400_000
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS)
const folder = mkdtempSync(join(tmpdir(), 'corridor-certificate-needs-'))
const crl = join(folder, 'trust.crl')

type Item = { key: string; kind: string; severity: number; receiver?: string; sentence: string; takenBy?: string }

let hub: TestHub
beforeAll(async () => {
  writeFileSync(crl, '')
  hub = await startTestHub({ config: { trustCrl: crl }, pace: { trustFilesEveryMs: 20 } })
})
afterAll(async () => {
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const asOperator = (method: string, path: string, body: object) =>
  fetch(`${hub.url}${path}`, {
    method,
    headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

async function needs(token = 'token-of-operator', language = 'en'): Promise<Item[]> {
  const answer = await fetch(`${hub.url}/v1/attention`, {
    headers: { authorization: `Bearer ${token}`, 'accept-language': language },
  })
  const { items } = (await answer.json()) as { items: Item[] }
  return items.filter(({ kind }) => kind === 'certificate')
}

/** Burkina Faso has, besides the one of the tests, a certificate that ends in ten days; then only that one. */
async function endsSoon(): Promise<void> {
  const validity = { validFrom: inDays(-1), validTo: inDays(10) }
  const { certificatePem } = await issueCertificate(hub.pki.authority, {
    commonName: 'bf',
    purpose: 'party',
    ...validity,
  })
  const added = await asOperator('POST', '/v1/participants/BF/certificates', {
    use: 'signing',
    certificate: certificatePem,
    reason: 'a short one',
  })
  expect(added.status, await added.text()).toBe(201)
  expect(await needs()).toEqual([])
  const other = fingerprintOf(hub.party('BF').signer.certificate.der)
  const revoked = await asOperator('POST', `/v1/participants/BF/certificates/${other}/revoke`, { reason: 'given up' })
  expect(revoked.status).toBe(200)
}

describe('what needs a person of certificates', () => {
  test('is nothing while everything lasts', async () => {
    expect(await needs()).toEqual([])
  })

  test('is one that ends within thirty days and that nothing follows, told to operators and its party alone', async () => {
    await endsSoon()
    const [told, ...more] = await needs()
    expect(more).toEqual([])
    expect(told).toMatchObject({ key: 'certificate-BF-signing', severity: 3, receiver: 'BF' })
    expect(told?.sentence).toMatch(/^The certificate of .* for signing messages ends at .*, and none follows it\.$/)
    expect((await needs(hub.party('BF').token, 'fr'))[0]?.sentence).toMatch(/^Le certificat pour la signature/)
    expect(await needs(hub.party('TG').token)).toEqual([])
  })

  test('is looked after by whoever says so, and by nobody whom it does not concern', async () => {
    const path = '/v1/attention/certificate-BF-signing/taken'
    expect((await asOperator('PUT', path, { taken: true })).status).toBe(200)
    expect((await needs())[0]?.takenBy).toBe('test operator')
    const stranger = await fetch(`${hub.url}${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${hub.party('TG').token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ taken: true }),
    })
    expect(stranger.status).toBe(404)
    expect((await asOperator('PUT', '/v1/attention/certificate-hub-tls/taken', { taken: true })).status).toBe(404)
  })

  test('is a customs that has none any more, the gravest, whoever has looked after it before', async () => {
    const [soon] = (
      (await (
        await fetch(`${hub.url}/v1/participants/BF/certificates`, {
          headers: { authorization: 'Bearer token-of-operator' },
        })
      ).json()) as { items: { fingerprint: string; distrustedFrom?: string }[] }
    ).items.filter(({ distrustedFrom }) => distrustedFrom === undefined)
    await asOperator('POST', `/v1/participants/BF/certificates/${soon?.fingerprint}/revoke`, { reason: 'stolen' })
    const told = await waitFor(
      async () => (await needs()).find(({ sentence }) => sentence.endsWith('it is revoked.')),
      {
        label: 'the revocation is told of',
      },
    )
    expect(told).toMatchObject({ key: 'certificate-BF-signing', severity: 1 })
    expect(told.takenBy).toBeUndefined()
    expect((await needs())[0]?.key).toBe(told.key)
  })

  test('is a revocation list past the day on which the next was due, told to operators', async () => {
    const past = { thisUpdate: inDays(-9), nextUpdate: inDays(-2) }
    writeFileSync(crl, await createRevocationList(hub.pki.authority, [], past))
    const told = await waitFor(async () => (await needs()).find(({ key }) => key.startsWith('certificate-list-')), {
      label: 'the list is overdue',
    })
    expect(told.sentence).toMatch(/^The revocation list of .*Corridor test authority.* is overdue since /)
    expect((await needs(hub.party('BF').token)).map(({ key }) => key)).toEqual(['certificate-BF-signing'])
    expect((await asOperator('PUT', `/v1/attention/${told.key}/taken`, { taken: true })).status).toBe(200)
  })
})
