import { createServer } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCommand } from '../../../src/cli/commands.ts'
import { makeReceipt, messageDigest } from '../../../src/trust/receipt.ts'
import { createIdentities, type Identities, NOW, signerOf } from '../trust/identities.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const MESSAGE = Buffer.from('{"id":"0b0c","type":"status-request"}')
const directory = mkdtempSync(join(tmpdir(), 'corridor-send-'))
const file = (name: string) => join(directory, name)

let ids: Identities
beforeAll(async () => {
  ids = await createIdentities()
  writeFileSync(file('message.json'), MESSAGE)
  writeFileSync(file('tg.key'), ids.togo.keyPem)
  writeFileSync(file('tg.crt'), ids.togo.certificatePem)
  writeFileSync(file('hub.crt'), ids.hub.certificatePem)
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** Sends to somebody who answers 202 with a receipt for `bytes`, signed with `signer`'s key. */
async function sendTo(signer: 'hub' | 'ghana', bytes: Buffer) {
  const receipt = makeReceipt(
    {
      sender: 'TG',
      id: '0b0c',
      type: 'status-request',
      digest: messageDigest(bytes),
      logIndex: 7,
      acceptedAt: NOW.toISOString(),
      status: 'applied',
    },
    signerOf(ids[signer]),
    NOW,
  )
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(202, { 'corridor-signature': receipt.signature.toString('base64') }).end(receipt.bytes)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const errors: string[] = []
  const options = { token: 't', key: file('tg.key'), certificate: file('tg.crt'), 'hub-certificate': file('hub.crt') }
  const args = Object.entries({ hub: `http://127.0.0.1:${port}`, ...options }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ])
  try {
    const code = await runCommand({
      args: ['send', file('message.json'), ...args],
      out: () => undefined,
      env: {},
      stopped: new AbortController().signal,
      err: (line) => void errors.push(line),
    })
    return { code, errors }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('a receipt that another participant forged is none, whose certificate the same authority issued', async () => {
  const { code, errors } = await sendTo('ghana', MESSAGE)
  expect({ code, errors }).toEqual({
    code: 1,
    errors: ['corridor send: this is no receipt of the hub: not signed by the hub'],
  })
})

test('a receipt of the hub for other bytes is none for these', async () => {
  const { code, errors } = await sendTo('hub', Buffer.from('{}'))
  expect({ code, errors }).toEqual({
    code: 1,
    errors: ['corridor send: this is no receipt of the hub: it is for other bytes'],
  })
})

test('the hub’s receipt for these bytes is one', async () => {
  expect(await sendTo('hub', MESSAGE)).toEqual({ code: 0, errors: [] })
})
