import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { createSigner } from '../../src/trust/cms.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { asParty } from '../support/identifiers.ts'
import * as m from '../support/messages.ts'
import type { TestParty } from '../support/parties.ts'
import { connectAs, publishSigned, startReceiver } from '../support/receiver.ts'
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

function request(name: string, commonName: string): void {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`)
  openssl('req', '-new', '-key', `${name}.key`, '-subj', `/O=Parties/CN=${commonName}`, '-out', `${name}.csr`)
}

/** The party with this key, which an operator has registered for it. */
async function registered(key: string, name: string): Promise<TestParty> {
  const der = derOf(readFileSync(path(`${name}.crt`), 'utf8'))
  await createRegistryWriter(hub.pool).addCertificate(asParty(key), der, 'signing', new Date(0))
  return { ...hub.party(key), signer: createSigner(createPrivateKey(readFileSync(path(`${name}.key`))), der) }
}

/** One message signed by the key in use; `taken`, or why it was not. */
type Send = (party: TestParty) => Promise<string>

const overHttp: Send = async (party) => {
  const { status, body } = await hub.post(party, m.registration(m.newGrn(), '100000'))
  return status === 202 ? 'taken' : String(body['code'])
}

/** Over one connection with the party's login, answered in its own queue. */
async function overAmqp(key: string): Promise<{ send: Send; close: () => Promise<unknown> }> {
  const [receiver, connection] = await Promise.all([
    startReceiver(hub, key),
    connectAs(hub.config.amqpUrl, hub.party(key)),
  ])
  const channel = await connection.createChannel()
  const send: Send = async (party) => {
    const message = m.exitNotice(m.newMrn('NE'))
    publishSigned(channel, party, message, { messageId: message.id, userId: party.amqp.user })
    const answer = await waitFor(() => receiver.received.find(({ correlationId }) => correlationId === message.id), {
      label: 'the answer over AMQP',
    })
    const { body } = JSON.parse(answer.body.toString()) as { body: { code?: string } }
    return answer.type === 'acknowledgement' ? 'taken' : String(body.code)
  }
  return { send, close: () => Promise.all([receiver.close(), connection.close()]) }
}

/** Renews the certificate of a party and revokes the old one while it sends all the time; what it was answered meanwhile. */
async function renewed(key: string, name: string, send: Send): Promise<{ answers: string[]; old: TestParty }> {
  const counts = (party: TestParty) =>
    waitFor(async () => ((await send(party)) === 'taken' ? true : undefined), {
      label: 'the hub knows the certificate',
    })
  const [before, after] = [`${name}-old`, `${name}-new`]
  request(before, name)
  await pki('issue', { csr: path(`${before}.csr`), use: 'signing', out: path(`${before}.crt`) })
  const old = await registered(key, before)
  await counts(old)

  // Messages go out all the while, four at a time, each by the key its sender has in use at that moment.
  const answers: string[] = []
  let senders: readonly TestParty[] = [old]
  let going = true
  const lane = async (number: number): Promise<void> => {
    for (let sent = 0; going; sent++) {
      const sender = senders[(number + sent) % senders.length]
      if (sender !== undefined) answers.push(await send(sender))
    }
  }
  const lanes = [0, 1, 2, 3].map(lane)
  const more = async (count: number): Promise<void> => {
    const upTo = answers.length + count
    await waitFor(async () => (answers.length >= upTo ? true : undefined), { label: `${count} more messages` })
  }

  await more(20)
  request(after, name)
  await pki('renew', { certificate: path(`${before}.crt`), csr: path(`${after}.csr`), out: path(`${after}.crt`) })
  const fresh = await registered(key, after)
  await counts(fresh)
  senders = [old, fresh]
  await more(40)
  senders = [fresh]
  // What was signed with the old key and is under way is answered before the key is taken back.
  await more(20)
  await pki('revoke', { certificate: path(`${before}.crt`), reason: 'superseded' })
  await pki('crl', { out: path('trust.crl') })
  await waitFor(async () => ((await send(old)) === 'certificate-revoked' ? true : undefined), {
    label: 'the old certificate is refused',
  })
  await more(20)
  going = false
  await Promise.all(lanes)
  return { answers, old }
}

test('a certificate renewed and revoked under load costs no message, and the revoked one is refused from then on', async () => {
  const { answers, old } = await renewed(KEY, 'fonds-garantie', overHttp)
  expect(answers.length).toBeGreaterThanOrEqual(100)
  expect(answers.filter((answer) => answer !== 'taken')).toEqual([])
  expect(await overHttp(old)).toBe('certificate-revoked')
})

test('over AMQP neither: no message is refused while two keys count, and the connection stays open when one is revoked', async () => {
  const { send, close } = await overAmqp('TG')
  const { answers, old } = await renewed('TG', 'tg', send)
  expect(answers.length).toBeGreaterThanOrEqual(100)
  expect(answers.filter((answer) => answer !== 'taken')).toEqual([])
  expect(await send(old)).toBe('certificate-revoked')
  await close()
})

test('a list that was lost lets no one in again', async () => {
  writeFileSync(path('trust.crl'), '')
  const old = await registered(KEY, 'fonds-garantie-old')
  expect(await overHttp(old)).toBe('certificate-revoked')
})
