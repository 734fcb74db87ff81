import { createPrivateKey, randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HandTimers, handTimers } from '../../support/hand-timers.ts'
import { createDeliveryVerifier, type DeliveryVerifier, type Envelope } from '../../../src/adapter-api/index.ts'
import { parseAdapterHostConfig } from '../../../src/adapter-host/host-config.ts'
import { encodeJson } from '../../../src/codec/index.ts'
import { derOf } from '../../../src/trust/x509/pem.ts'
import { createSigner, type Signer, signDetached } from '../../../src/trust/cms.ts'
import { createRevocationList, type Identity, issueCertificate, writeIdentity } from '../../../src/pki/authority.ts'
import { makeSeal } from '../../../src/trust/seal.ts'
import { arrival, newMrn } from '../../support/messages.ts'
import { createTestPki, type TestPki } from '../../support/parties.ts'
import { asParty } from '../../support/identifiers.ts'

const HOUR_MS = 3_600_000
const from = (hours: number): Date => new Date(Date.now() + hours * HOUR_MS)
const REVOKED_AT = from(-2)

let pki: TestPki
let crl: string
let hub: Signer
let sender: Identity
let verifier: DeliveryVerifier
let faults: string[]
let time: HandTimers

beforeAll(async () => {
  pki = await createTestPki()
  crl = join(pki.folder, 'trust.crl')
  hub = createSigner(createPrivateKey(readFileSync(pki.hub.key)), derOf(readFileSync(pki.hub.certificate)))
  const validity = { validFrom: from(-48), validTo: from(48) }
  sender = await issueCertificate(pki.authority, { commonName: 'BF', purpose: 'party', ...validity })
  await writeIdentity(pki.folder, 'bf', sender)
  const partnersFile = join(pki.folder, 'partners.json')
  writeFileSync(partnersFile, JSON.stringify({ BF: ['bf.crt'] }))
  writeFileSync(crl, await listOf([], from(-24)))
  faults = []
  time = handTimers()
  verifier = await createDeliveryVerifier({
    caFile: pki.ca,
    crlFile: crl,
    hubFile: pki.hub.certificate,
    partnersFile,
    onFault: (reason) => faults.push(reason),
    timers: time.timers,
  })
})
afterAll(async () => {
  verifier.close()
  await pki.remove()
})

const listOf = (revoked: readonly Identity[], thisUpdate: Date) =>
  createRevocationList(
    pki.authority,
    revoked.map(({ certificateDer }) => ({ certificateDer, revokedAt: REVOKED_AT })),
    { thisUpdate, nextUpdate: from(24) },
  )

/** A delivery as the hub hands it on, sealed at that time. */
function sealedAt(at: Date): Envelope {
  const [mrn, id, logIndex] = [newMrn(), randomUUID(), 7]
  const body = encodeJson(arrival(mrn, { id }))
  return {
    receiver: asParty('TG'),
    sender: asParty('BF'),
    id,
    type: 'arrival-advice',
    mrn,
    logIndex,
    contentType: 'application/json',
    body,
    signature: signDetached(body, createSigner(sender.key, sender.certificateDer), {}),
    seal: makeSeal(body, { logIndex, sender: 'BF', id, mrn }, hub, at),
  }
}
const faultOf = (envelope: Envelope) => verifier.checks(envelope).find(({ ok }) => !ok)

test('a message sealed after the sender’s certificate was revoked fails the check of its signature', async () => {
  expect(faultOf(sealedAt(from(-1)))).toBeUndefined()
  writeFileSync(crl, await listOf([sender], from(-1)))
  await verifier.reload()
  expect(faultOf(sealedAt(from(-1)))).toMatchObject({
    name: 'signature',
    detail: expect.stringContaining('certificate-revoked: CN=BF'),
  })
})

test('what the hub had sealed before that stays good, whenever it arrives', () => {
  expect(faultOf(sealedAt(from(-3)))).toBeUndefined()
})

test('a list that is gone or broken leaves the last one in force and says so once', async () => {
  for (const spoil of [() => writeFileSync(crl, 'half a file'), () => rmSync(crl)]) {
    spoil()
    await verifier.reload()
    await verifier.reload()
    expect(faultOf(sealedAt(from(-1)))).toMatchObject({ name: 'signature' })
  }
  expect(faults).toEqual(['the file of revocation lists holds none', expect.stringContaining('ENOENT')])
})

test('the setting of an adapter is a file name, or is left out', () => {
  const config = { crl: 7, connections: [] }
  expect(() => parseAdapterHostConfig(config)).toThrow('crl is missing')
  expect(() => parseAdapterHostConfig({ ...config, crl: undefined })).not.toThrow('crl is missing')
})
