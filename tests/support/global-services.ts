import type { TestProject } from 'vitest/node'
import { startServices, type Services } from '../../tools/services/index.ts'

/** What the tests of the projects `scenarios` and `services` are given. */
export interface ProvidedServices {
  readonly databaseUrl: string
  readonly amqpUrl: string
  readonly amqpManagementUrl: string
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
  users: number
}

const holder = globalThis as { [SHARED]?: Shared }

/**
 * Starts PostgreSQL and RabbitMQ once for the whole run, whichever project comes first, and tells its tests the URLs.
 * A service that cannot be had fails the run: tests are never skipped for it.
 * @returns the tear-down; the last project to end stops the services
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const log = (line: string): boolean => process.stderr.write(`services: ${line}\n`)
  const shared: Shared = (holder[SHARED] ??= { services: startServices({ log }), users: 0 })
  shared.users += 1
  const { databaseUrl, amqpUrl, amqpManagementUrl } = await shared.services
  project.provide('services', { databaseUrl, amqpUrl, amqpManagementUrl })
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    delete holder[SHARED]
    await (await shared.services).stop()
  }
}
