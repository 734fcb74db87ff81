import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { startServices, type Services } from '../../tools/services/index.ts'
import { createMigratedDatabase, type FreshDatabase } from './create-database.ts'
import { makeRegistered, type Registered } from './make-registered.ts'

/** What the tests of the projects `scenarios` and `services` are given. */
export interface ProvidedServices {
  readonly databaseUrl: string
  readonly amqpUrl: string
  readonly amqpManagementUrl: string
  /** Where the broker speaks STOMP, and at `amqpUrl` AMQP 1.0; absent of one that AMQP_URL names. */
  readonly stompUrl: string | undefined
  /** Name of a migrated database, to be copied: nobody is ever connected to it. */
  readonly template: string
  readonly registered: Registered
}

declare module 'vitest' {
  export interface ProvidedContext {
    services: ProvidedServices
  }
}

// vitest runs the global set-up of every project in its one main process, but loads this module once for each project:
// what they share is kept where all of them see it.
const SHARED = Symbol.for('corridor.tests.services')

interface Shared {
  readonly services: Promise<Services>
  readonly template: Promise<FreshDatabase>
  readonly registered: ReturnType<typeof makeRegistered>
  readonly compiled: Promise<void>
  users: number
}

const holder = globalThis as { [SHARED]?: Shared }

/**
 * Has the hub's modules compiled while the services start. Node writes its compile cache when a process ends by itself, which
 * a hub that a test kills does not.
 */
const compiled = async (folder: string | undefined): Promise<void> => {
  if (folder === undefined) return
  const hub = join(import.meta.dirname, '../../src/compose/hub.ts')
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '--eval',
    `await import(${JSON.stringify(hub)})`,
  ]
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_COMPILE_CACHE: folder } })
}

const begin = (folder: string | undefined): Shared => {
  const log = (line: string): boolean => process.stderr.write(`services: ${line}\n`)
  const services = startServices({ log, brokerJms: true })
  // Migrating is work that would be the same for each file.
  const template = services.then(({ databaseUrl }) => createMigratedDatabase(databaseUrl))
  const registered = Promise.all([services, template]).then(([{ databaseUrl }, { name }]) =>
    makeRegistered(databaseUrl, name),
  )
  return { services, template, registered, compiled: compiled(folder), users: 0 }
}

/**
 * Starts PostgreSQL and RabbitMQ once for the whole run, whichever project comes first, and tells its tests the URLs.
 * A service that cannot be had fails the run: tests are never skipped for it.
 * @returns the tear-down; the last project to end stops the services
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const shared: Shared = (holder[SHARED] ??= begin(project.config.env['NODE_COMPILE_CACHE']))
  shared.users += 1
  const [{ databaseUrl, amqpUrl, amqpManagementUrl, stompUrl }, template, { registered, drop }] = await Promise.all([
    shared.services,
    shared.template,
    shared.registered,
    shared.compiled,
  ])
  const servers = { databaseUrl, amqpUrl, amqpManagementUrl, stompUrl }
  project.provide('services', { ...servers, template: template.name, registered })
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    delete holder[SHARED]
    await drop()
    await template.drop()
    await (await shared.services).stop()
  }
}
