import { randomBytes } from 'node:crypto'
import { type ChannelModel, connect } from 'amqplib'
import { afterEach, expect, test } from 'vitest'
import { hashPassword } from '../../src/broker/topology.ts'
import type { QueueOwner } from '../../src/ports/broker.ts'
import { asParty } from '../support/identifiers.ts'
import { startProxy } from '../support/tcp-proxy.ts'
import { managementCall } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'
import { cleanup, openBroker, openStage } from './relay-harness.ts'

const undo = cleanup()
afterEach(undo.run)

type Login = { user: string; password: string; passwordHash: string }

function login(key: string): Login {
  const password = randomBytes(9).toString('hex')
  const user = `${key.toLowerCase()}-${randomBytes(4).toString('hex')}`
  return { user, password, passwordHash: hashPassword(password, randomBytes(4)) }
}

const owner = (key: string, ...logins: Login[]): QueueOwner => ({ key: asParty(key), logins })

/** A connection of a party, and whether the broker has closed it. */
async function logIn(url: string, { user, password }: Login): Promise<{ model: ChannelModel; closed: () => boolean }> {
  const own = new URL(url)
  own.username = user
  own.password = password
  const model = await connect(own.href, { noDelay: true })
  let isClosed = false
  model.on('error', () => undefined)
  model.on('close', () => {
    isClosed = true
  })
  undo.add(() => model.close().catch(() => undefined))
  return { model, closed: () => isClosed }
}

const refused = (url: string, one: Login): Promise<true | false> =>
  logIn(url, one).then(
    () => false,
    (error: Error) => error.message.includes('ACCESS_REFUSED'),
  )

const usersAt = async (managementUrl: string): Promise<string[]> =>
  ((await managementCall(managementUrl, 'GET', '/api/users')) as { name: string }[]).map(({ name }) => name)

test('a login that is taken away while the management API is dead is gone once it answers, its connections too', async () => {
  const stage = await openStage(undo)
  const proxy = await startProxy(stage.managementUrl)
  undo.add(() => proxy.close())
  const [togo, benin] = [login('TG'), login('BJ')]
  const broker = await openBroker(undo, { ...stage, managementUrl: proxy.url }, [owner('TG', togo), owner('BJ', benin)])
  const open = await logIn(stage.url, benin)
  proxy.fromClient = () => 'cut'
  await broker.setOwners([owner('TG', togo), owner('BJ')], [benin.user])
  expect(open.closed()).toBe(false)
  // Another change meanwhile must not make it forget the first.
  await broker.setOwners([owner('TG', togo)], [benin.user])
  proxy.fromClient = () => 'pass'
  await waitFor(open.closed, { label: 'the connection closed' })
  await waitFor(() => refused(stage.url, benin), { label: 'the login refused' })
  expect(await refused(stage.url, togo)).toBe(false)
  await broker.setOwners([])
})

test('a login that is taken away while the broker cannot be reached is gone, though the connection comes back', async () => {
  const stage = await openStage(undo)
  const proxy = await startProxy(stage.url)
  undo.add(() => proxy.close())
  const benin = login('BJ')
  const broker = await openBroker(undo, { ...stage, url: proxy.url }, [owner('BJ', benin)])
  proxy.fromClient = () => 'cut'
  proxy.cutAll()
  await waitFor(() => !broker.connected(), { label: 'the connection lost' })
  await broker.setOwners([owner('TG')], [benin.user])
  // Logins do not wait for the connection.
  await waitFor(() => refused(stage.url, benin), { label: 'the login refused' })
  proxy.fromClient = () => 'pass'
  await waitFor(() => broker.connected(), { label: 'the reconnect' })
  await waitFor(async () => (await broker.status([asParty('TG')]))[0]?.exists === true, { label: 'the new queue' })
  expect(await refused(stage.url, benin)).toBe(true)
  await broker.setOwners([])
})

test('a hub that starts removes logins that were taken away before it, and lets the others be', async () => {
  const stage = await openStage(undo)
  const [old, fresh] = [login('BF'), login('BF')]
  const first = await openBroker(undo, stage, [owner('BF', old, fresh)])
  // Both work as long as both are wanted.
  expect([await refused(stage.url, old), await refused(stage.url, fresh)]).toEqual([false, false])
  await first.stop()
  const second = await openBroker(undo, stage, [])
  await second.setOwners([owner('BF', fresh)], [old.user])
  await waitFor(() => refused(stage.url, old), { label: 'the former login refused' })
  expect(await refused(stage.url, fresh)).toBe(false)
  expect(await usersAt(stage.managementUrl)).not.toContain(old.user)
  await second.setOwners([])
})

test('the hub’s own login is never taken away, whatever a registry says', async () => {
  const stage = await openStage(undo)
  const own = decodeURIComponent(new URL(stage.url).username) || 'guest'
  const broker = await openBroker(undo, stage, [])
  await broker.setOwners([], [own])
  expect(await usersAt(stage.managementUrl)).toContain(own)
})
