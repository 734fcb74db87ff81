import type { Channel, ChannelModel } from 'amqplib'
import type { PartyKey } from '../domain/values/party.ts'
import type { BrokerReady } from '../ports/broker.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import { closeQuietly, deadline, textOf } from '../amqp/bounded.ts'
import { openChannel } from '../amqp/channel.ts'
import { DEAD_QUEUE, declareHub, declareParty, GENERATION_QUEUE, INGRESS_QUEUE, queueNameOf } from './topology.ts'

/** How long a living queue may take to accept a consumer. */
const PROBE_MS = 5_000

/** How long anything asked of the broker may take; a broker short of memory or frozen reads nothing and says nothing. */
const ANSWER_WITHIN_MS = 20_000

type Context = { model: ChannelModel; log: Log; timers: Timers }

/**
 * Brings the topology up to date and reports what the broker had lost. The marker is removed before a missing queue is
 * recreated and before an outdated one is replaced: if the hub dies in between, the next connect still finds the loss.
 * @param connection whether this one has only just been made
 * Rejects when the hub's own exchanges or queues cannot be had; a party's queue that cannot is logged and left out.
 */
export async function declareTopology(
  context: Context,
  parties: readonly PartyKey[],
  connection: 'new' | 'used',
): Promise<BrokerReady> {
  const marked = (await passive(context, GENERATION_QUEUE)) !== undefined
  const missing: PartyKey[] = []
  // A new connection that finds no marker counts everything as lost, so there is nothing to look for. On one that is in use the
  // marker may not be left yet, and a queue deleted meanwhile has lost what was published since.
  if (marked || connection === 'used')
    for (const key of parties) if (!(await passive(context, queueNameOf(key)))) missing.push(key)
  if (missing.length > 0) await withChannel(context, (channel) => channel.deleteQueue(GENERATION_QUEUE))
  await withChannel(context, declareHub)
  const replaced = await replacePast(context, await declareParties(context, parties))
  if (!marked && (await removeDead(context, [INGRESS_QUEUE, DEAD_QUEUE, ...parties.map(queueNameOf)]))) {
    await withChannel(context, declareHub)
    await declareParties(context, parties)
  }
  return { sameGeneration: marked, created: [...missing, ...replaced] }
}

/** Returns those whose queue is outdated. */
async function declareParties(context: Context, parties: readonly PartyKey[]): Promise<PartyKey[]> {
  const past: PartyKey[] = []
  let next = 0
  while (next < parties.length) next = await declareFrom(context, parties, next, past)
  return past
}

/**
 * Queues once had a single active consumer, and the broker changes no argument of a queue that exists: it is deleted and
 * recreated. What was in it and is not reported, the relay publishes again, as it does for a queue that was lost; an answer
 * in it comes again when its sender repeats the message (interface.md 4).
 */
async function replacePast(context: Context, past: readonly PartyKey[]): Promise<readonly PartyKey[]> {
  if (past.length === 0) return past
  await withChannel(context, (channel) => channel.deleteQueue(GENERATION_QUEUE))
  for (const receiver of past) {
    await removeWhole(context, queueNameOf(receiver))
    context.log.warn({ receiver }, 'a queue with a single active consumer is made anew without one')
  }
  await declareParties(context, past)
  return past
}

/**
 * Deletes a queue and waits until its consumers are told, as seen by one of our own: made again before that, it would give
 * its messages to consumers that the broker has half forgotten, and nobody would ever get them.
 */
async function removeWhole(context: Context, queue: string): Promise<void> {
  await withChannel(context, async (channel) => {
    await channel.prefetch(1)
    let told = (): void => {}
    const gone = new Promise<void>((resolve) => {
      told = resolve
    })
    await channel.consume(queue, (message) => void (message === null && told()))
    await withChannel(context, (other) => other.deleteQueue(queue))
    await deadline(gone, PROBE_MS, context.timers, `the end of ${queue}`)
  })
}

/**
 * Deletes queues that are declared but dead. A quorum queue whose broker was killed in its first second may come back as a
 * name without a process: it takes declarations, but no consumer and no message, for ever. Only asked of a broker without
 * the marker, where everything unreported is published again anyway, so that nothing is lost by it.
 */
async function removeDead(context: Context, queues: readonly string[]): Promise<boolean> {
  const alive = await Promise.all(queues.map((queue) => lives(context, queue)))
  const dead = queues.filter((_, at) => alive[at] === false)
  for (const queue of dead) {
    context.log.error({ queue }, 'a queue is declared but does not live: it is deleted and made again')
    await withChannel(context, (channel) => channel.deleteQueue(queue))
  }
  return dead.length > 0
}

/**
 * Whether a queue has a process that accepts a consumer. Only the process knows of messages and consumers, so one that tells
 * of any lives. Another is asked by consuming from it, which of a queue with messages would take the first and put it back
 * last.
 */
async function lives(context: Context, queue: string): Promise<boolean> {
  try {
    const told = await passive(context, queue)
    if (told !== undefined && told.messages + told.consumers > 0) return true
    await withChannel(context, async (channel) => {
      await channel.prefetch(1)
      const consuming = channel.consume(queue, () => undefined)
      await deadline(consuming, PROBE_MS, context.timers, `consuming from ${queue}`)
    })
    return true
  } catch (error) {
    // One that is not there was refused at its declaration; that is told already, and nothing to delete.
    return (error as { code?: number }).code === 404
  }
}

/** Declares party after party on one channel, up to the first the broker refuses; returns where to go on. */
async function declareFrom(
  context: Context,
  parties: readonly PartyKey[],
  first: number,
  past: PartyKey[],
): Promise<number> {
  let at = first
  try {
    await withChannel(context, async (channel) => {
      for (; at < parties.length; at += 1) {
        const key = parties[at]
        if (key !== undefined) await declareParty(channel, key)
      }
    })
    return at
  } catch (error) {
    // A refused declaration (406: other arguments, 405: locked) closes its channel and concerns one queue. Anything
    // else concerns the connection.
    const code = (error as { code?: number }).code
    if (code === undefined || code < 400 || code > 499) throw error
    const receiver = parties[at]
    if (receiver !== undefined && code === 406 && textOf(error).includes("'x-single-active-consumer'")) {
      past.push(receiver)
    } else {
      context.log.error({ receiver, error: textOf(error) }, 'a queue cannot be declared; its party gets nothing')
    }
    return at + 1
  }
}

/** What a passive declare says of a queue; undefined when it does not exist. Rejects when it cannot be asked. */
export async function passive(
  context: Context,
  queue: string,
): Promise<{ messages: number; consumers: number } | undefined> {
  try {
    const reply = await withChannel(context, (channel) => channel.checkQueue(queue))
    return { messages: reply.messageCount, consumers: reply.consumerCount }
  } catch (error) {
    if ((error as { code?: number }).code === 404) return undefined
    throw error
  }
}

/** Runs `use` on a channel of its own, which an error in it may close. Rejects when the broker does not answer in time. */
export async function withChannel<T>(context: Context, use: (channel: Channel) => Promise<T>): Promise<T> {
  let closed = false
  const opening = openChannel(context.model.createChannel(), () => {
    closed = true
  })
  const channel = await deadline(opening, ANSWER_WITHIN_MS, context.timers, 'opening a channel')
  try {
    return await deadline(use(channel), ANSWER_WITHIN_MS, context.timers, 'what was asked of the broker')
  } finally {
    if (!closed) await closeQuietly(channel, context.timers)
  }
}
