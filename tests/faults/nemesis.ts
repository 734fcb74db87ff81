import type { BrokerService, DatabaseService } from '../../tools/services/index.ts'
import type { ProcessHub } from '../support/process-hub.ts'
import { type Episode, fateOf, type Link, LINKS, type Victim } from './plan.ts'
import type { FaultProxy } from './proxy.ts'
import type { NationalSystem } from './systems.ts'

/** Everything that can be struck. */
export type Struck = {
  readonly seed: number
  readonly proxies: Readonly<Record<Link, FaultProxy>>
  readonly hub: ProcessHub
  readonly database: DatabaseService
  readonly broker: BrokerService
  readonly systems: readonly NationalSystem[]
}

/**
 * Begins an episode's fault.
 * @returns what ends it. It resolves with the moment, in milliseconds since 1970, from which nothing is wrong any more: a server's own
 * start is part of the fault, the hub's and a national system's is part of the recovery
 */
export async function strike(struck: Struck, episode: Episode): Promise<() => Promise<number>> {
  const { fault } = episode
  if (isLink(fault.on)) {
    const proxy = struck.proxies[fault.on]
    proxy.begin((connection) => fateOf(struck.seed, episode, connection))
    return async () => {
      proxy.end()
      return Date.now()
    }
  }
  if (fault.does === 'data wiped') {
    await struck.broker.kill()
    return async () => {
      await struck.broker.wipe()
      return Date.now()
    }
  }
  return fault.does === 'killed' ? kill(struck, fault.on, episode) : stop(struck, fault.on, episode)
}

const isLink = (on: string): on is Link => (LINKS as readonly string[]).includes(on)

/** Which of them it is this time. */
const systemOf = ({ systems }: Struck, { ordinal }: Episode): NationalSystem => systems[ordinal % systems.length]!

async function kill(struck: Struck, victim: Victim, episode: Episode): Promise<() => Promise<number>> {
  if (victim === 'hub') {
    await struck.hub.kill()
    return async () => {
      const from = Date.now()
      await struck.hub.restart()
      return from
    }
  }
  if (victim === 'national system') {
    const system = systemOf(struck, episode)
    await system.kill()
    return async () => {
      system.restart()
      return Date.now()
    }
  }
  const server = victim === 'PostgreSQL' ? struck.database : struck.broker
  await server.kill()
  return async () => {
    await server.restart()
    return Date.now()
  }
}

async function stop(struck: Struck, victim: Victim, episode: Episode): Promise<() => Promise<number>> {
  if (victim === 'hub' || victim === 'national system') {
    const pid = victim === 'hub' ? struck.hub.pid() : systemOf(struck, episode).pid()
    if (pid === undefined) throw new Error(`${victim} does not run`)
    process.kill(pid, 'SIGSTOP')
    return async () => {
      process.kill(pid, 'SIGCONT')
      return Date.now()
    }
  }
  const { faults } = victim === 'PostgreSQL' ? struck.database : struck.broker
  if (faults === undefined) throw new Error(`${victim} cannot be stopped on this machine`)
  faults.freeze()
  return async () => {
    faults.thaw()
    return Date.now()
  }
}
