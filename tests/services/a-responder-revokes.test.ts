import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { createSigner } from '../../src/trust/cms.ts'
import type { Identity } from '../../src/pki/authority.ts'
import { migratedDatabase, type FreshDatabase } from '../support/database.ts'
import { post, startTestHub, type TestHub } from '../support/hub.ts'
import { asParty } from '../support/identifiers.ts'
import * as m from '../support/messages.ts'
import { createOcspAuthority, type OcspAuthority, RESPONDER_USAGE } from '../support/ocsp-responder.ts'
import { waitFor } from '../support/wait-for.ts'

const folder = mkdtempSync(join(tmpdir(), 'corridor-responder-'))
const KEY = 'TG/fonds-garantie'

let authority: OcspAuthority
let database: FreshDatabase
let hub: TestHub
let good: Identity
let revoked: Identity
beforeAll(async () => {
  ;[authority, database] = await Promise.all([createOcspAuthority(), migratedDatabase()])
  good = await authority.issue('good')
  revoked = await authority.issue('revoked')
  await authority.revoke(revoked, new Date())
  await authority.start(await authority.issue('answers', RESPONDER_USAGE), '-nmin', '10')
  const config = { trustCa: authority.ca, ocsp: [new URL(authority.url).origin], data: folder }
  hub = await startTestHub({ database, config, pace: { health: { everyMs: 50 }, respondersEveryMs: 50 } })
  for (const { certificateDer } of [good, revoked]) {
    await createRegistryWriter(hub.pool).addCertificate(asParty(KEY), certificateDer, 'signing', new Date(0))
  }
})
afterAll(async () => {
  await hub?.stop()
  await database?.drop()
  await authority?.remove()
  rmSync(folder, { recursive: true, force: true })
})

const sendBy = async ({ key, certificateDer }: Identity): Promise<string> => {
  const party = { ...hub.party(KEY), signer: createSigner(key, certificateDer) }
  const { status, body } = await hub.post(party, m.registration(m.newGrn(), '1000'))
  return status === 202 ? '202' : `${status} ${String(body['code'])}`
}
const health = async (path = '/v1/health') =>
  (await hub.get(path)).body as {
    responders: { responder: string; state: string; certificates: number; secondsLeft?: number }[]
    dependencies: { name: string; state: string }[]
  }
const stateOf = async () => (await health()).dependencies.find(({ name }) => name === 'responders')?.state

test('a certificate that its authority’s responder has revoked signs nothing, though no list names it; another goes on', async () => {
  await waitFor(async () => ((await sendBy(revoked)) === '403 certificate-revoked' ? true : undefined), {
    label: 'the responder has been asked',
  })
  expect(await sendBy(good)).toBe('202')
})

test('how its answers stand is shown to everybody who looks: by name, with the seconds left, and in the metrics', async () => {
  const { responders } = await health()
  expect(responders).toEqual([
    expect.objectContaining({
      responder: authority.url,
      state: 'current',
      certificates: 2,
      consequence: expect.any(String),
    }),
  ])
  expect(responders[0]?.secondsLeft).toBeGreaterThan(0)
  const metrics = await (
    await fetch(`${hub.url}/metrics`, { headers: { authorization: 'Bearer token-of-operator' } })
  ).text()
  expect(metrics).toMatch(/corridor_responder_seconds_left\{issuer="[^"]+",responder="http:[^"]+"\} [1-9][0-9]*/)
  expect(await stateOf()).toBe('ok')
})

test('of a responder that is silent nobody is refused anew, the revoked stays so on a hub started meanwhile, and it says so', async () => {
  await authority.stop()
  const never = await authority.issue('never-asked')
  await createRegistryWriter(hub.pool).addCertificate(asParty(KEY), never.certificateDer, 'signing', new Date(0))
  const another = await hub.startAnother()
  try {
    expect(await sendBy(good)).toBe('202')
    await waitFor(async () => ((await sendBy(never)) === '202' ? true : undefined), { label: 'it is known' })
    await waitFor(async () => ((await stateOf()) === 'degraded' ? true : undefined), { label: 'the hub says so' })
    const party = { ...hub.party(KEY), signer: createSigner(revoked.key, revoked.certificateDer) }
    const { status, body } = await post(another.url, party, m.registration(m.newGrn(), '1000'))
    expect([status, body['code']]).toEqual([403, 'certificate-revoked'])
  } finally {
    await another.stop()
  }
})
