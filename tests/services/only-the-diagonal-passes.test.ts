import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Identity, issueCertificate } from '../../src/pki/authority.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { asParty } from '../support/identifiers.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { createTestPki, type TestPki } from '../support/parties.ts'
import { connectAs } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

/** Three parties of one role: whatever one of them may say, the others may say as well, each for itself. */
const PARTIES = ['TG', 'BF', 'GH'] as const
type Key = (typeof PARTIES)[number]

const folder = mkdtempSync(join(tmpdir(), 'corridor-matrix-'))
const clients = new Map<Key, Identity>()
let pki: TestPki
let hub: TestHub

beforeAll(async () => {
  pki = await createTestPki()
  const validity = { validFrom: new Date(Date.now() - 86_400_000), validTo: new Date(Date.now() + 86_400_000) }
  const server = await issueCertificate(pki.authority, { commonName: 'localhost', purpose: 'tls-server', ...validity })
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  hub = await startTestHub({
    config: {
      tls: {
        key: file('tls.key', server.keyPem),
        certificate: file('tls.crt', server.certificatePem),
        clientCa: pki.ca,
      },
    },
  })
  for (const key of PARTIES) {
    clients.set(key, await issueCertificate(pki.authority, { commonName: key, purpose: 'party', ...validity }))
  }
  await changeRegistry(hub.pool, async (write) => {
    for (const [key, { certificateDer }] of clients) {
      await write.addCertificate(asParty(key), certificateDer, 'tls', new Date(0))
    }
  })
})
afterAll(async () => {
  await hub?.stop()
  await pki?.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** A message that says it is from `sender`, signed with the key of `signer`. */
function messageOf(sender: Key, signer: Key): { id: string; bytes: Buffer; signature: string } {
  const message = { ...m.exitNotice(m.newMrn(sender)), sender: { country: sender, role: 'customs' } }
  const bytes = Buffer.from(JSON.stringify(message))
  const signature = signDetached(bytes, hub.party(signer).signer, { signingTime: new Date() }).toString('base64')
  return { id: message.id, bytes, signature }
}

function post(certificate: Key, token: Key, { bytes, signature }: ReturnType<typeof messageOf>): Promise<number> {
  const { certificatePem: cert, keyPem: key } = clients.get(certificate) ?? { certificatePem: '', keyPem: '' }
  const agent = new Agent({ ca: pki.authority.certificatePem, cert, key })
  const headers = {
    authorization: `Bearer ${hub.party(token).token}`,
    'content-type': 'application/json',
    'corridor-signature': signature,
  }
  const { port } = new URL(hub.url)
  return new Promise<number>((resolve, reject) => {
    const sent = request(
      { host: 'localhost', port, path: '/v1/messages', method: 'POST', headers, agent },
      (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    sent.on('error', reject).end(bytes)
  }).finally(() => agent.destroy())
}

/** Which of these ids the hub has taken as said by their sender: refused for who it is from, none is used up. */
async function taken(ids: readonly string[]): Promise<string[]> {
  const { rows } = await hub.pool.query<{ id: string }>('select id from messages where id = any($1::uuid[])', [ids])
  return rows.map(({ id }) => id).sort()
}

test('over HTTP, of certificate, token, sender and signing key all four must be of one party', async () => {
  await waitFor(
    async () => ((await post(PARTIES[0], PARTIES[0], messageOf(PARTIES[0], PARTIES[0]))) < 401 ? true : undefined),
    {
      label: 'the hub knows the client certificates',
    },
  )
  const passed: string[] = []
  const [diagonal, all]: [string[], string[]] = [[], []]
  for (const certificate of PARTIES) {
    for (const token of PARTIES) {
      for (const sender of PARTIES) {
        for (const signer of PARTIES) {
          const message = messageOf(sender, signer)
          const status = await post(certificate, token, message)
          all.push(message.id)
          const isDiagonal = certificate === token && token === sender && sender === signer
          if (isDiagonal) diagonal.push(message.id)
          if (status !== 401 && status !== 403) passed.push(message.id)
          expect(status, `${certificate} ${token} ${sender} ${signer}`).toSatisfy((code: number) =>
            isDiagonal ? code === 202 || code === 422 : code === (certificate === token ? 403 : 401),
          )
        }
      }
    }
  }
  expect([all.length, passed]).toEqual([81, diagonal])
  expect(await taken(all)).toEqual(diagonal.toSorted())
})

test('over AMQP, of login, sender and signing key all three must be of one party', async () => {
  const [diagonal, all]: [string[], string[]] = [[], []]
  for (const login of PARTIES) {
    const connection = await connectAs(hub.config.amqpUrl, hub.party(login))
    const channel = await connection.createConfirmChannel()
    for (const sender of PARTIES) {
      for (const signer of PARTIES) {
        const { id, bytes, signature } = messageOf(sender, signer)
        all.push(id)
        if (login === sender && sender === signer) diagonal.push(id)
        channel.publish('corridor.in', 'border-exit-notice', bytes, {
          persistent: true,
          contentType: 'application/json',
          userId: hub.party(login).amqp.user,
          headers: { corridor_signature: signature },
        })
      }
    }
    await channel.waitForConfirms()
    // Everything before it in the queue has been dealt with once the last one of this login is taken.
    const last = messageOf(login, login)
    channel.publish('corridor.in', 'border-exit-notice', last.bytes, {
      persistent: true,
      contentType: 'application/json',
      userId: hub.party(login).amqp.user,
      headers: { corridor_signature: last.signature },
    })
    await channel.waitForConfirms()
    await waitFor(async () => ((await taken([last.id])).length === 1 ? true : undefined), {
      label: 'the last one taken',
    })
    await connection.close()
  }
  expect(all.length).toBe(27)
  expect(await taken(all)).toEqual(diagonal.toSorted())
})
