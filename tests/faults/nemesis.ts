import type { BrokerService, DatabaseService } from '../../tools/services/index.ts'
import type { ProcessHub } from '../support/process-hub.ts'
import { after, type End } from './end.ts'
import { fillDatabase, fillBroker } from './full-disk.ts'
import type { Cluster } from './cluster.ts'
import { strikeNode } from './nodes.ts'
import { type Blow, type Episode, type Fault, fateOf, type Link, LINKS, type Victim } from './plan.ts'
import type { Poisoner } from './poison.ts'
import type { FaultProxy } from './proxy.ts'
import type { SmallDisk } from './small-disk.ts'
import type { NationalSystem } from './systems.ts'
import type { WrongClock } from './wrong-clock.ts'

/** A hub, and its clock where that can be put wrong. */
export type StruckHub = { readonly hub: ProcessHub; readonly clock: WrongClock | undefined }

/** Everything that can be struck. */
export type Struck = {
  readonly seed: number
  readonly proxies: Readonly<Record<Link, FaultProxy>>
  readonly hubs: readonly StruckHub[]
  readonly database: DatabaseService
  /** RabbitMQ, where it is one node. */
  readonly broker: BrokerService | undefined
  /** And where it is three. */
  readonly cluster: Cluster | undefined
  readonly disks: Readonly<Record<'PostgreSQL' | 'RabbitMQ', SmallDisk>> | undefined
  readonly systems: readonly NationalSystem[]
  readonly poisoner: Poisoner
  /** Told what may not be of what was done to somebody. */
  readonly complain: (text: string) => void
}

/** Begins an episode's fault. @returns what ends it */
export async function strike(struck: Struck, episode: Episode): Promise<End> {
  const { fault } = episode
  if (!isLink(fault)) return strikeOne(struck, fault, episode)
  const proxy = struck.proxies[fault.on]
  proxy.begin((connection) => fateOf(struck.seed, episode, connection))
  return after(() => proxy.end())
}

type OnLink = Extract<Fault, { readonly on: Link }>

const isLink = (fault: Fault): fault is OnLink => (LINKS as readonly string[]).includes(fault.on)

async function strikeOne(struck: Struck, fault: Exclude<Fault, OnLink>, episode: Episode): Promise<End> {
  switch (fault.on) {
    case 'hub':
      return strikeHub(oneOf(struck.hubs, episode), fault.does, struck.complain)
    case 'national system':
      return strikeSystem(oneOf(struck.systems, episode), fault.does)
    case 'PostgreSQL':
    case 'RabbitMQ':
      return strikeServer(struck, fault.on, fault.does)
    case 'RabbitMQ of three':
      return strikeNode(known(struck.cluster, fault.on), fault.does)
    default:
      return poison(struck.poisoner, struck.complain)
  }
}

/** Which of them it is this time. */
const oneOf = <T>(all: readonly T[], { ordinal }: Episode): T => all[ordinal % all.length]!

/** No hub may take longer to stop when it is asked to. */
const STOPPED_WITHIN_MS = 10_000
/** Longer than any tolerance there is. */
const CLOCK_OFF_S = 600

async function strikeHub({ hub, clock }: StruckHub, does: Blow, complain: (text: string) => void): Promise<End> {
  const startAgain = async (): Promise<number> => {
    const from = Date.now()
    await hub.restart()
    return from
  }
  if (does === 'clock ahead' || does === 'clock behind') {
    await clock?.step(does === 'clock ahead' ? CLOCK_OFF_S : -CLOCK_OFF_S)
    return after(() => clock?.step(0))
  }
  if (does === 'killed') {
    await hub.kill()
    return startAgain
  }
  if (does === 'restarted in order') {
    const { how, ms } = await hub.stop()
    if (how !== 'code 0' || ms > STOPPED_WITHIN_MS) {
      complain(`a hub was asked to stop, and ended by ${how} after ${Math.round(ms)} ms`)
    }
    return startAgain
  }
  return halt(hub.pid())
}

function strikeSystem(system: NationalSystem, does: Blow): Promise<End> | End {
  if (does === 'stopped') return halt(system.pid())
  if (does === 'slow') {
    system.tell('slow')
    return after(() => system.tell('quick'))
  }
  return system.kill().then(() => after(() => system.restart()))
}

/** SIGSTOP, then SIGCONT. */
function halt(pid: number | undefined): End {
  if (pid === undefined) throw new Error('what was to be stopped does not run')
  process.kill(pid, 'SIGSTOP')
  return after(() => process.kill(pid, 'SIGCONT'))
}

async function strikeServer(struck: Struck, on: 'PostgreSQL' | 'RabbitMQ', does: Blow): Promise<End> {
  const { database, disks } = struck
  const server = on === 'PostgreSQL' ? database : known(struck.broker, on)
  if (does === 'disk full' || does === 'disk full to its PANIC') {
    if (disks === undefined) throw new Error('no disk here is small enough to be filled')
    if (on === 'RabbitMQ') return fillBroker(known(struck.broker, on), disks[on])
    return fillDatabase(database, disks[on], does === 'disk full to its PANIC')
  }
  if (does === 'killed' || does === 'data wiped') {
    await server.kill()
    return after(() => (does === 'killed' ? server.restart() : server.wipe()))
  }
  if (does === 'memory alarm' || does === 'disk alarm') {
    const faults = known(struck.broker?.faults, on)
    const raise = (isOn: boolean) => (does === 'memory alarm' ? faults.memoryAlarm(isOn) : faults.diskAlarm(isOn))
    await raise(true)
    return after(() => raise(false))
  }
  const faults = known(server.faults, on)
  faults.freeze()
  return after(() => faults.thaw())
}

function known<T>(faults: T | undefined, on: Victim): T {
  if (faults === undefined) throw new Error(`this cannot befall ${on} here`)
  return faults
}

async function poison(poisoner: Poisoner, complain: (text: string) => void): Promise<End> {
  const end = await poisoner.begin()
  return after(() => end().catch((error: unknown) => complain(`poison: ${String(error)}`)))
}
