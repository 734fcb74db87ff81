import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRegistryWriter } from '../../src/store/reference/registry.ts'
import { createSigner } from '../../src/trust/cms.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { asParty } from '../support/identifiers.ts'
import * as m from '../support/messages.ts'
import type { TestParty } from '../support/parties.ts'
import { waitFor } from '../support/wait-for.ts'
import { corridor } from '../support/witness.ts'

const folder = mkdtempSync(join(tmpdir(), 'corridor-renewal-'))
const path = (name: string): string => join(folder, name)
const KEY = 'TG/fonds-garantie'

let hub: TestHub
beforeAll(async () => {
  await pki('init', { name: 'Pilot' })
  await pki('crl', { out: path('trust.crl') })
  const config = { trustCa: path('ca/chain.crt'), trustCrl: path('trust.crl') }
  hub = await startTestHub({ config, pace: { trustFilesEveryMs: 20 } })
})
afterAll(async () => {
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function pki(form: string, options: Readonly<Record<string, string>>): Promise<void> {
  const args = Object.entries({ dir: path('ca'), ...options }).flatMap(([name, value]) => [`--${name}`, value])
  const { code, err } = await corridor(['pki', form, ...args])
  expect(code, err.join()).toBe(0)
}

function request(name: string): void {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`)
  openssl('req', '-new', '-key', `${name}.key`, '-subj', '/O=Fonds/CN=fonds-garantie', '-out', `${name}.csr`)
}

/** The party with this key, which an operator has registered for it. */
async function registered(name: string): Promise<TestParty> {
  const der = derOf(readFileSync(path(`${name}.crt`), 'utf8'))
  await createRegistryWriter(hub.pool).addCertificate(asParty(KEY), der, 'signing', new Date(0))
  return { ...hub.party(KEY), signer: createSigner(createPrivateKey(readFileSync(path(`${name}.key`))), der) }
}

const sendAs = async (party: TestParty): Promise<string> => {
  const { status, body } = await hub.post(party, m.registration(m.newGrn(), '100000'))
  return status === 202 ? '202' : `${status} ${String(body['code'])}`
}
const counts = (party: TestParty) =>
  waitFor(async () => ((await sendAs(party)) === '202' ? true : undefined), { label: 'the hub knows the certificate' })

test('a certificate renewed and revoked under load costs no message, and the revoked one is refused from then on', async () => {
  request('old')
  await pki('issue', { csr: path('old.csr'), use: 'signing', out: path('old.crt') })
  const old = await registered('old')
  await counts(old)

  // Messages go out all the while, four at a time, each by the key its sender has in use at that moment.
  const answers: string[] = []
  let senders: readonly TestParty[] = [old]
  let going = true
  const lane = async (number: number): Promise<void> => {
    for (let sent = 0; going; sent++) {
      const sender = senders[(number + sent) % senders.length]
      if (sender !== undefined) answers.push(await sendAs(sender))
    }
  }
  const lanes = [0, 1, 2, 3].map(lane)
  const more = async (count: number): Promise<void> => {
    const upTo = answers.length + count
    await waitFor(async () => (answers.length >= upTo ? true : undefined), { label: `${count} more messages` })
  }

  await more(20)
  request('new')
  await pki('renew', { certificate: path('old.crt'), csr: path('new.csr'), out: path('new.crt') })
  const renewed = await registered('new')
  await counts(renewed)
  senders = [old, renewed]
  await more(40)
  senders = [renewed]
  // What was signed with the old key and is under way is answered before the key is taken back.
  await more(20)
  await pki('revoke', { certificate: path('old.crt'), reason: 'superseded' })
  await pki('crl', { out: path('trust.crl') })
  await waitFor(async () => ((await sendAs(old)) === '403 certificate-revoked' ? true : undefined), {
    label: 'the old certificate is refused',
  })
  await more(20)
  going = false
  await Promise.all(lanes)
  expect(answers.length).toBeGreaterThanOrEqual(100)
  expect(answers.filter((answer) => answer !== '202')).toEqual([])
  expect(await sendAs(old)).toBe('403 certificate-revoked')
})

test('a list that was lost lets no one in again', async () => {
  writeFileSync(path('trust.crl'), '')
  const old = await registered('old')
  expect(await sendAs(old)).toBe('403 certificate-revoked')
})
