import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeJson } from '../../src/codec/index.ts'
import { fingerprintOf } from '../../src/trust/x509/pem.ts'
import { post, startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'
import { corridor } from '../support/witness.ts'

const KEY = 'TG/fonds-garantie'
const folder = mkdtempSync(join(tmpdir(), 'corridor-revocation-'))

let hub: TestHub
let other: { url: string }

beforeAll(async () => {
  hub = await startTestHub()
  other = await hub.startAnother()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await hub?.stop()
})

/** Posts bytes to one of the hubs; the status and the code, if it was refused. */
async function send(url: string, bytes: Buffer): Promise<string> {
  const { status, body } = await post(url, hub.party(KEY), JSON.parse(bytes.toString()), { bytes })
  return status < 300 ? String(status) : `${status} ${String(body['code'])}`
}

const registration = (): Buffer => encodeJson(m.registration(m.newGrn(), '100000'))
const idOf = (bytes: Buffer): string => (JSON.parse(bytes.toString()) as { id: string }).id
const own = () => ({ authorization: `Bearer ${hub.party(KEY).token}` })

/** The exit code of `corridor verify` on the evidence of a message, and the checks that failed. */
async function verified(id: string): Promise<string> {
  const answer = await fetch(`${hub.url}/v1/messages/${id}/evidence`, { headers: own() })
  expect(answer.status).toBe(200)
  const file = join(folder, 'evidence')
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
  const ran = await corridor(['verify', file, '--ca', hub.pki.ca, '--hub', hub.pki.hub.certificate])
  return [ran.code, ...ran.out.flatMap((line) => /^FAILED ([a-z-]+):/.exec(line)?.[1] ?? [])].join(' ')
}

async function revoke(body: object): Promise<void> {
  const fingerprint = fingerprintOf(hub.party(KEY).signer.certificate.der)
  const answer = await fetch(`${hub.url}/v1/participants/TG~fonds-garantie/certificates/${fingerprint}/revoke`, {
    method: 'POST',
    headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status, await answer.text()).toBe(200)
}

test('a revoked key is refused at the next message on every hub, its repeats too; receipts and old evidence stay', async () => {
  const [before, between] = [registration(), registration()]
  expect(await send(hub.url, before)).toBe('202')
  expect(await send(other.url, before)).toBe('200')
  const receipt = async (url: string): Promise<[number, string]> => {
    const answer = await fetch(`${url}/v1/messages/${idOf(before)}/receipt`, { headers: own() })
    return [answer.status, await answer.text()]
  }
  const [status, text] = await receipt(hub.url)
  expect(status).toBe(200)
  const stolen = new Date()
  expect(await send(hub.url, between)).toBe('202')
  expect([await verified(idOf(before)), await verified(idOf(between))]).toEqual(['0', '0'])

  await revoke({ reason: 'keyCompromise, found a day later', distrustFrom: stolen.toISOString() })
  // The hub that was told answers for it at once; the other one has heard of it.
  expect(await send(hub.url, registration())).toBe('403 certificate-revoked')
  await waitFor(async () => (await send(other.url, registration())) === '403 certificate-revoked', {
    label: 'the other hub refuses it',
  })
  for (const { url } of [hub, other]) {
    expect(await send(url, before)).toBe('403 certificate-revoked')
    expect(await receipt(url)).toEqual([200, text])
  }
  // What was signed before the key was in other hands proves what it proved; what came after does not.
  expect(await verified(idOf(before))).toBe('0')
  expect(await verified(idOf(between))).toBe('1 certificates')
})
