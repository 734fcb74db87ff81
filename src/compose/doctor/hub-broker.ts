import { readFile } from 'node:fs/promises'
import { type ChannelModel, connect } from 'amqplib'
import { closeQuietly, deadline } from '../../amqp/bounded.ts'
import { openChannel } from '../../amqp/channel.ts'
import { type Reply, ask } from '../../broker/ask.ts'
import { userOf, vhostOf } from '../../broker/management.ts'
import { probePublish } from '../../broker/probe.ts'
import { argumentsOf, DEAD_QUEUE, INGRESS_QUEUE, queueNameOf } from '../../broker/topology.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { CheckName } from '../../ports/doctor.ts'
import type { Timers } from '../../ports/runtime.ts'
import { pemsIn } from '../../trust/x509/pem.ts'
import { BROKER_CLOCK_GRAIN_MS, offsetOf } from '../readiness.ts'
import { errorText, type Findings } from './findings.ts'
import {
  type Anchors,
  checkClock,
  checkReachable,
  checkTls,
  serverOf,
  STEP_WITHIN_MS,
  systemAuthorities,
} from './network.ts'

/** The oldest RabbitMQ that everything is tested with. */
const OLDEST = [3, 10] as const

export type BrokerSettings = {
  amqpUrl: string
  amqpManagementUrl: string | undefined
  /** PEM file of the authorities of the broker's certificate. */
  amqpCa: string | undefined
}

type Deps = { now: () => Date; timers: Timers }

const AFTER_LOGIN: readonly CheckName[] = ['broker-version', 'broker-permissions', 'broker-takes', 'queues']

/** Everything about RabbitMQ that the hub needs. `receivers`: who has a queue; undefined where that is not known. */
export async function checkBroker(
  findings: Findings,
  settings: BrokerSettings,
  receivers: readonly PartyKey[] | undefined,
  deps: Deps,
): Promise<void> {
  const anchors = await brokerAnchors(findings, settings.amqpCa)
  if (anchors === undefined) {
    findings.unchecked(['broker-login', ...AFTER_LOGIN, 'management', 'broker-clock'], 'settings')
    return
  }
  const server = serverOf(settings.amqpUrl, 'AMQP_URL')
  const reachable = await checkReachable(findings, server)
  if (!reachable) findings.unchecked(['broker-login', ...AFTER_LOGIN], 'reachable')
  else if (server.secure && !(await checkTls(findings, server, anchors, deps.now()))) {
    findings.unchecked(['broker-login', ...AFTER_LOGIN], 'tls')
  } else await checkAmqp(findings, settings.amqpUrl, { anchors, receivers, deps })
  await checkManagement(findings, settings, anchors, deps)
}

/** As the hub does it: the file's authorities in place of the system's. */
async function brokerAnchors(findings: Findings, file: string | undefined): Promise<Anchors | undefined> {
  if (file === undefined) return { ca: systemAuthorities(), named: 'CORRIDOR_AMQP_CA' }
  const setting = 'CORRIDOR_AMQP_CA'
  try {
    const ca = pemsIn(await readFile(file, 'utf8'))
    if (ca.length > 0) return { ca, named: `${setting} (${file})` }
    findings.fail('settings', 'file-unusable', { file, setting, error: 'no certificate' })
  } catch (error) {
    findings.fail('settings', 'file-unreadable', { file, setting, error: errorText(error) })
  }
  return undefined
}

/** One connection to the broker, without which nothing else can be seen. Notes why where it is refused. */
export async function openBroker(
  findings: Findings,
  url: string,
  { ca, setting, timers, more }: { ca: readonly string[]; setting: string; timers: Timers; more?: object },
): Promise<ChannelModel | undefined> {
  const user = userOf(url)
  try {
    const options = { timeout: STEP_WITHIN_MS, ...(url.startsWith('amqps:') ? { ca: [...ca], ...more } : {}) }
    const model = await deadline(connect(url, options), STEP_WITHIN_MS, timers, 'the login')
    model.on('error', () => undefined)
    findings.ok('broker-login', user)
    return model
  } catch (error) {
    const text = errorText(error)
    const vhost = vhostOf(url)
    // 530 NOT_ALLOWED, or the client's words for a connection that is closed in place of opened: the login
    // was taken, and the virtual host is what it may not enter, or is not there.
    const cause = /530|NOT[-_]ALLOWED|access to vhost|ConnectionOpenOk/i.test(text) ? 'broker-vhost' : 'broker-login'
    findings.fail('broker-login', cause, { user, vhost, setting, error: text })
    return undefined
  }
}

async function checkAmqp(
  findings: Findings,
  url: string,
  context: { anchors: Anchors; receivers: readonly PartyKey[] | undefined; deps: Deps },
): Promise<void> {
  const { anchors, receivers, deps } = context
  const { timers } = deps
  const model = await openBroker(findings, url, { ca: anchors.ca, setting: 'AMQP_URL', timers })
  if (model === undefined) return findings.unchecked(AFTER_LOGIN, 'broker-login')
  try {
    checkVersion(findings, model)
    const permitted = await checkRights(findings, model, url, timers)
    await attempt(findings, 'broker-takes', 'broker-blocked', async () => {
      let blocked: string | undefined
      model.on('blocked', (reason: string) => (blocked = reason))
      await deadline(probePublish(model, timers), STEP_WITHIN_MS, timers, 'a confirm').catch((error: unknown) => {
        throw blocked === undefined ? error : new Error(blocked)
      })
      return findings.ok('broker-takes')
    })
    if (!permitted) findings.unchecked(['queues'], 'broker-permissions')
    else for (const queue of queuesOf(receivers)) await checkQueue(findings, model, queue, timers)
    if (receivers === undefined) findings.unchecked(['queues'], 'database-migrations', 'participants')
  } finally {
    await closeQuietly(model, timers)
  }
}

const queuesOf = (receivers: readonly PartyKey[] | undefined): string[] => [
  INGRESS_QUEUE,
  DEAD_QUEUE,
  ...(receivers ?? []).map(queueNameOf),
]

function checkVersion(findings: Findings, model: ChannelModel): void {
  const { version = '' } = model.connection.serverProperties as { version?: string }
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])
  if (isOld) findings.fail('broker-version', 'broker-old', { value: version, expected: OLDEST.join('.') })
  else findings.ok('broker-version', version)
}

/** Does once what the hub's login must be able to do, with a queue of its own that is gone with the connection. */
async function checkRights(findings: Findings, model: ChannelModel, url: string, timers: Timers): Promise<boolean> {
  try {
    await onChannel(model, timers, async (channel) => {
      const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true })
      await channel.bindQueue(queue, 'amq.topic', 'corridor.doctor')
      await channel.consume(queue, () => undefined, { noAck: true })
    })
    return findings.ok('broker-permissions', userOf(url))
  } catch (error) {
    const words = { user: userOf(url), vhost: vhostOf(url), error: errorText(error) }
    return findings.fail('broker-permissions', 'broker-hub-rights', words)
  }
}

/** A channel of its own: the broker closes it at the first refusal. */
export async function onChannel<T>(
  model: ChannelModel,
  timers: Timers,
  work: (channel: Awaited<ReturnType<ChannelModel['createChannel']>>) => Promise<T>,
): Promise<T> {
  const channel = await deadline(
    openChannel(model.createChannel(), () => undefined),
    STEP_WITHIN_MS,
    timers,
    'a channel',
  )
  try {
    return await deadline(work(channel), STEP_WITHIN_MS, timers, 'an answer')
  } finally {
    await closeQuietly(channel, timers)
  }
}

/** The broker refuses to declare a queue anew with other arguments, and says which differs; one that is not there stays so. */
async function checkQueue(findings: Findings, model: ChannelModel, queue: string, timers: Timers): Promise<boolean> {
  try {
    await onChannel(model, timers, (channel) => channel.checkQueue(queue))
  } catch (error) {
    if ((error as { code?: number }).code === 404)
      return findings.warn('queues', 'queue-missing', { value: queue }, queue)
    return findings.fail('queues', 'broker-fails', { error: errorText(error) }, queue)
  }
  try {
    await onChannel(model, timers, (channel) =>
      channel.assertQueue(queue, { durable: true, arguments: argumentsOf(queue) }),
    )
    return findings.ok('queues', queue)
  } catch (error) {
    return findings.fail('queues', 'queue-arguments', { value: queue, error: errorText(error) }, queue)
  }
}

async function attempt(
  findings: Findings,
  check: CheckName,
  cause: 'broker-blocked' | 'broker-fails' | 'management-fails',
  work: () => Promise<boolean>,
): Promise<boolean> {
  try {
    return await work()
  } catch (error) {
    return findings.fail(check, cause, { error: errorText(error) })
  }
}

async function checkManagement(
  findings: Findings,
  { amqpUrl, amqpManagementUrl }: BrokerSettings,
  anchors: Anchors,
  deps: Deps,
): Promise<void> {
  if (amqpManagementUrl === undefined) {
    findings.warn('management', 'management-unset', {})
    return findings.unchecked(['broker-clock'], 'management')
  }
  const server = serverOf(amqpManagementUrl, 'AMQP_MANAGEMENT_URL')
  const open = await checkReachable(findings, server)
  const failed = open
    ? server.secure && !(await checkTls(findings, server, anchors, deps.now()))
      ? 'tls'
      : undefined
    : 'reachable'
  if (failed !== undefined) return findings.unchecked(['management', 'broker-clock'], failed)
  const before = deps.now().getTime()
  const asked = await whoami(amqpManagementUrl, amqpUrl, anchors).catch((error: unknown) => errorText(error))
  if (typeof asked === 'string') {
    findings.fail('management', 'management-fails', { error: asked })
    return findings.unchecked(['broker-clock'], 'management')
  }
  const { reply, user } = asked
  if (reply.status === 401 || reply.status === 403) {
    findings.fail('management', 'management-login', { user, value: String(reply.status) })
  } else if (reply.status !== 200) {
    findings.fail('management', 'management-fails', { error: `status ${reply.status}` })
  } else if (!/administrator/.test(reply.text)) findings.fail('management', 'management-rights', { user })
  else findings.ok('management', user)
  const date = Date.parse(reply.headers.date ?? '')
  if (Number.isNaN(date)) return findings.unchecked(['broker-clock'], 'management')
  const offset = offsetOf(before, deps.now().getTime(), date, BROKER_CLOCK_GRAIN_MS)
  checkClock(findings, 'broker-clock', offset, 'RabbitMQ')
}

/** Who the API takes us for, with its roles. */
async function whoami(
  managementUrl: string,
  amqpUrl: string,
  { ca }: Anchors,
): Promise<{ reply: Reply; user: string }> {
  const url = new URL(managementUrl)
  const login = url.username === '' ? new URL(amqpUrl) : url
  const [user, password] = [login.username, login.password].map(decodeURIComponent)
  const authorization = `Basic ${Buffer.from(`${user || 'guest'}:${password || 'guest'}`).toString('base64')}`
  const reply = await ask(`${url.origin}${url.pathname.replace(/\/$/, '')}/api/whoami`, {
    method: 'GET',
    headers: { authorization },
    timeoutMs: STEP_WITHIN_MS,
    ca: url.protocol === 'https:' ? ca.join('\n') : undefined,
  })
  return { reply, user: user ?? '' }
}
