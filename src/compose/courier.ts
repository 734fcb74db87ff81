import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createBroker } from '../broker/broker.ts'
import { type Committer, type CommitterDeps, createCommitter } from '../pipeline/commit.ts'
import { untoldRefusal } from '../pipeline/make.ts'
import { runBatch } from '../pipeline/batch.ts'
import type { Broker, QueueOwner } from '../ports/broker.ts'
import type { Handle } from '../ports/handle.ts'
import type { Outbox } from '../ports/outbox.ts'
import { createIngress } from '../ingress/ingress.ts'
import { createRelay, type Relay } from '../relay/relay.ts'
import { createScheduler, type Scheduler } from '../clock/scheduler.ts'
import { createUnansweredCounter } from '../ingress/unanswered.ts'
import { processTimers } from './process-timers.ts'
import { createCommit } from '../store/commit.ts'
import { createOutbox } from '../store/outbox/outbox.ts'
import type { Registry } from '../store/reference/registry.ts'
import { createUnanswered } from '../store/unanswered.ts'
import { createDueTimers } from '../store/timers.ts'
import { loginsOf } from './logins.ts'
import { tracedCarrier, tracedCommits } from './tracing.ts'
import { certificatesOf } from '../trust/x509/pem.ts'
import type { Closers } from './closers.ts'
import { batchDeps, type Core, logOf } from './core.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** Messages in one commit at most: bounds the time under the log head's lock. */
const BATCH_MAX = 256
/** Messages that may wait for a commit; further ones are answered 503 before any work is spent on them. */
const PENDING_MAX = 4_096

/** The committer, the broker and the relay: what moves messages, in the order in which they depend on each other. */
export function createCourier(core: Core) {
  const { config, pace, clock, log, relayPool, registry } = core
  const channels = channelsOf(registry)
  const broker = createBroker({
    url: config.amqpUrl,
    ...(config.amqpManagementUrl === undefined ? {} : { managementUrl: config.amqpManagementUrl }),
    ...(config.amqpCa === undefined ? {} : { tls: { ca: brokerAuthorities(config.amqpCa) } }),
    log: logOf(log, 'broker'),
    timers: processTimers,
    settings: pace.broker ?? {},
  })
  const outbox = heardOnce(createOutbox(relayPool, processTimers, core.vault))
  const relay = createRelay({
    outbox,
    broker: tracedCarrier(broker, core.tracing),
    owner: `${process.pid}-${randomUUID()}`,
    clock,
    timers: processTimers,
    log: logOf(log, 'relay'),
    receivers: () => channels().queued,
    appOnly: () => channels().appOnly,
    settings: pace.relay ?? {},
  })
  const commits: Pick<CommitterDeps, 'commit' | 'run'> = {
    commit: createCommit(core.commitPool, core.vault, { handOver: relay.handOver, own: core.own }),
    run: (tx, works) => {
      const deps = { ...batchDeps(core), reference: registry.current().reference, now: clock.now().getTime() }
      return runBatch(tx, works, deps)
    },
  }
  const committer = createCommitter({
    ...tracedCommits(commits, core.tracing),
    committed: (works) => core.metrics.commitOf(works),
    setAside: (reason) => core.metrics.setAside(reason),
    failed: (reason, works) => log.error({ reason, works }, 'a commit failed'),
    limits: { maxBatch: BATCH_MAX, maxPending: PENDING_MAX },
  })
  return { broker, relay, committer, channels, outbox }
}

/**
 * The broker's authorities, PEM. Throws with the setting's name when the file is unusable: a file without certificates
 * would trust nobody.
 */
export function brokerAuthorities(path: string): string {
  let pem: string
  try {
    pem = readFileSync(path, 'utf8')
  } catch (error) {
    throw new Error(`CORRIDOR_AMQP_CA cannot be read: ${(error as Error).message}`, { cause: error })
  }
  if (certificatesOf(pem).length === 0) throw new Error(`CORRIDOR_AMQP_CA: ${path} holds no certificate (PEM)`)
  return pem
}

/** What a timer takes at most. */
const LONGEST_TIMER_MS = 86_400_000

/** Composes what moves messages. */
export type Courier = {
  broker: Broker
  relay: Relay
  channels: () => Channels
  handle: Handle
  /** For whatever else moves its rows. */
  outbox: Outbox
}

/** An outbox that listens on one connection for all who ask: several processes of a hub have few of them. */
function heardOnce(outbox: Outbox): Outbox {
  const wakes = new Set<(receivers?: readonly PartyKey[]) => void>()
  let listening: ReturnType<Outbox['onNewRows']> | undefined
  return {
    ...outbox,
    async onNewRows(wake) {
      wakes.add(wake)
      listening ??= outbox.onNewRows((receivers) => {
        for (const one of wakes) one(receivers)
      })
      try {
        const end = await listening
        return async () => {
          wakes.delete(wake)
          if (wakes.size > 0) return
          listening = undefined
          await end()
        }
      } catch (error) {
        wakes.delete(wake)
        listening = undefined
        throw error
      }
    },
  }
}

/** Connects to the broker, starts the relay, and opens AMQP intake. */
export async function startCourier(core: Core, courier: Courier, closers: Closers): Promise<void> {
  const { registry, log } = core
  const { broker, relay, channels, handle } = courier
  const ingressLog = logOf(log, 'ingress')
  const unanswered = createUnansweredCounter({
    store: createUnanswered(core.pool),
    timers: processTimers,
    log: ingressLog,
  })
  unanswered.start()
  closers.push(() => unanswered.stop())
  const logins = loginsOf(registry)
  const setOwners = (): { set: Promise<void>; nextEnd: number | undefined } => {
    const { withLogins, former, nextEnd } = logins.now()
    return { set: broker.setOwners(channels().owners.map(withLogins), former), nextEnd }
  }
  await setOwners().set
  // Before each start: one that fails halfway has begun something.
  closers.push(() => broker.stop())
  await broker.start()
  closers.push(() => relay.stop())
  await relay.start()
  let before = new Set(channels().queued)
  let cancelEnd = (): void => {}
  closers.push(async () => cancelEnd())
  const bringUpToDate = (): void => {
    const { queued } = channels()
    relay.sendAgain(queued.filter((key) => !before.has(key)))
    before = new Set(queued)
    const { nextEnd } = setOwners()
    // The end of an overlap changes nothing in the registry: somebody must look when it is there.
    cancelEnd()
    if (nextEnd !== undefined) cancelEnd = processTimers.after(Math.min(nextEnd, LONGEST_TIMER_MS), bringUpToDate)
  }
  registry.onChange(bringUpToDate)
  bringUpToDate()
  await broker.consume(
    createIngress({
      handle,
      partyOfUser: logins.partyOf,
      unanswered: (message) => unanswered.note({ ...message, at: core.clock.now() }),
      tell: createTell(core, broker),
      log: ingressLog,
    }),
  )
}

/**
 * Publishes a refusal beside the outbox: a flood must not be answered by work in the database. False only where trying
 * again can help; a party without a queue cannot be told, and is logged.
 */
const createTell =
  (core: Core, broker: Broker): Parameters<typeof createIngress>[0]['tell'] =>
  async (key, refused) => {
    const party = core.registry.current().reference.parties.get(key)
    if (party === undefined || party.channel !== 'amqp') return true
    const { signer, encode } = batchDeps(core)
    const message = untoldRefusal(party, refused, { signer, encode, id: randomUUID(), now: core.clock.now() })
    const { failed } = await broker.publish([message])
    return !failed.some(({ cause }) => cause === 'not-connected' || cause === 'interrupted')
  }

/** What fires what is due, once it is started. */
export const schedulerOf = ({ pool, clock, log }: Core, committer: Committer): Scheduler =>
  createScheduler({
    due: createDueTimers(pool),
    fire: (timer) => committer.fire({ kind: 'timer', key: undefined, ...timer }),
    clock,
    timers: processTimers,
    log: logOf(log, 'scheduler'),
  })

/** How parties are reached, as the reference data have them. */
export type Channels = {
  /** Who has a queue at the broker. */
  owners: readonly QueueOwner[]
  /** Their keys. */
  queued: readonly PartyKey[]
  /** Who is called at an address of its own. */
  called: readonly PartyKey[]
  /** Who only uses the hub's own app: no message waits for it. */
  appOnly: readonly PartyKey[]
}

/** Worked out once for each state of the registry, however often it is asked for. */
function channelsOf(registry: Core['registry']): () => Channels {
  let known: Registry | undefined
  let channels: Channels = { owners: [], queued: [], called: [], appOnly: [] }
  return () => {
    const current = registry.current()
    if (current !== known) {
      const owners = queueOwners(current)
      channels = { owners, queued: owners.map(({ key }) => key), called: calledOf(current), appOnly: appOnly(current) }
      known = current
    }
    return channels
  }
}

const calledOf = ({ reference, webhooks }: Registry): PartyKey[] =>
  [...reference.parties.values()].flatMap(({ key, channel }) =>
    channel === 'webhook' && webhooks.has(key) ? [key] : [],
  )

const appOnly = ({ reference }: Registry): PartyKey[] =>
  [...reference.parties.values()].flatMap(({ key, channel }) => (channel === 'none' ? [key] : []))

/** Who has a queue: with channel amqp, also while it is suspended, since what waits for it is not lost. */
const queueOwners = ({ reference }: Registry): QueueOwner[] =>
  [...reference.parties.values()].filter((party) => party.channel === 'amqp').map(({ key }) => ({ key }))
