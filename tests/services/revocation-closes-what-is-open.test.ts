import type { ChannelModel } from 'amqplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/trust/x509/pem.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { connectAs, publishSigned, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

let hub: TestHub
let other: { url: string }

beforeAll(async () => {
  hub = await startTestHub()
  other = await hub.startAnother()
})
afterAll(() => hub?.stop())

async function act<T>(method: string, path: string, body: object): Promise<T> {
  const answer = await fetch(`${hub.url}/v1/participants/${path}`, {
    method,
    headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'a test', ...body }),
  })
  const text = await answer.text()
  expect(answer.ok, text).toBe(true)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

type Open = { closed: () => boolean }

/** A live page of a party, at one of the hubs. */
async function live(url: string, token: string): Promise<Open> {
  const answer = await fetch(`${url}/v1/events`, { headers: { authorization: `Bearer ${token}` } })
  expect(answer.status).toBe(200)
  let ended = false
  const drained = async (): Promise<void> => {
    for await (const _ of answer.body ?? []);
  }
  void drained()
    .catch(() => undefined)
    .finally(() => (ended = true))
  return { closed: () => ended }
}

const models: ChannelModel[] = []
afterAll(() => Promise.all(models.map((model) => model.close().catch(() => undefined))))

/** A connection to the broker with a password, as a system has it open for months. */
async function logIn(key: string, login: { user: string; password: string }): Promise<Open & { model: ChannelModel }> {
  const model = await connectAs(hub.config.amqpUrl, { ...hub.party(key), amqp: login })
  models.push(model)
  let isClosed = false
  model.on('error', () => undefined).on('close', () => (isClosed = true))
  return { model, closed: () => isClosed }
}

const refusedAtTheBroker = (key: string, login: { user: string; password: string }): Promise<true | undefined> =>
  logIn(key, login).then(
    () => undefined,
    () => true,
  )

test('a token that is revoked ends the live pages it opened on every hub, and no connection of the party to the broker', async () => {
  const { id, token } = await act<{ id: string; token: string }>('POST', 'BF/tokens', { label: 'second' })
  const pages = await Promise.all([hub.url, other.url].map((url) => live(url, token)))
  const first = await live(hub.url, hub.party('BF').token)
  const connection = await logIn('BF', hub.party('BF').amqp)
  await act('DELETE', `BF/tokens/${id}`, {})
  await waitFor(() => pages.every(({ closed }) => closed()), { label: 'the pages of the token end' })
  expect([first.closed(), connection.closed()]).toEqual([false, false])
})

test('a login with a password that is replaced without overlap loses the connection it has open; the new one keeps its own', async () => {
  const old = await act<{ user: string; password: string }>('POST', 'ML/broker-user', { overlap: 0 })
  await waitFor(() => logIn('ML', old).catch(() => undefined), { label: 'the broker knows the login' })
  const open = await logIn('ML', old)
  const fresh = await act<{ user: string; password: string }>('POST', 'ML/broker-user', { overlap: 0 })
  await waitFor(open.closed, { label: 'the connection of the old login is closed' })
  expect(await refusedAtTheBroker('ML', old)).toBe(true)
  const after = await waitFor(() => logIn('ML', fresh).catch(() => undefined), { label: 'the new login' })
  expect(after.closed()).toBe(false)
})

test('over a connection that is open the next message of a revoked key is refused', async () => {
  const receiver = await startReceiver(hub, 'TG')
  const { model } = await logIn('TG', hub.party('TG').amqp)
  const channel = await model.createChannel()
  const send = async (): Promise<string> => {
    const message = m.exitNotice(m.newMrn('NE'))
    publishSigned(channel, hub.party('TG'), message, { messageId: message.id })
    const { type, body } = await waitFor(
      () => receiver.received.find(({ correlationId }) => correlationId === message.id),
      { label: 'the answer' },
    )
    const told = body.toString()
    return type === 'acknowledgement' ? type : (/certificate-[a-z]+/.exec(told)?.[0] ?? told)
  }
  expect(await send()).toBe('acknowledgement')
  const fingerprint = fingerprintOf(hub.party('TG').signer.certificate.der)
  await act('POST', `TG/certificates/${fingerprint}/revoke`, {})
  // The hub with the queue's consumer may be the other one, which hears of it.
  await waitFor(async () => ((await send()) === 'certificate-revoked' ? true : undefined), { label: 'refused' })
  await receiver.close()
})

test('a party that is suspended loses its connections to the broker and its live pages on every hub, and gets neither again', async () => {
  const { amqp, token } = hub.party('GH')
  const connections = await Promise.all([logIn('GH', amqp), logIn('GH', amqp)])
  const pages = await Promise.all([hub.url, other.url].map((url) => live(url, token)))
  await act('PATCH', 'GH', { suspended: true })
  await waitFor(() => [...connections, ...pages].every(({ closed }) => closed()), { label: 'all of them closed' })
  expect(await refusedAtTheBroker('GH', amqp)).toBe(true)
  expect((await fetch(`${other.url}/v1/events`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
})
