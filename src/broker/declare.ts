import type { Channel, ChannelModel } from 'amqplib'
import type { PartyKey } from '../domain/party.ts'
import type { BrokerReady } from '../ports/broker.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import { closeQuietly, deadline, openChannel, textOf } from './connection.ts'
import { DEAD_QUEUE, declareHub, declareParty, GENERATION_QUEUE, INGRESS_QUEUE, queueNameOf } from './topology.ts'

/** How long a living queue may take to accept a consumer. */
const PROBE_MS = 5_000

type Context = { model: ChannelModel; log: Log; timers: Timers }

/**
 * Makes the topology as it should be and tells what the broker had lost. The marker goes before a missing queue is made
 * again: were the hub to die in between, the next connect would still find the loss.
 * Rejects when the hub's own exchanges or queues cannot be had; a party's queue that cannot is logged and left out.
 */
export async function declareTopology(context: Context, parties: readonly PartyKey[]): Promise<BrokerReady> {
  const marked = (await passive(context, GENERATION_QUEUE)) !== undefined
  const missing: PartyKey[] = []
  // Without the marker everything counts as lost already, so there is nothing to look for.
  if (marked) for (const key of parties) if (!(await passive(context, queueNameOf(key)))) missing.push(key)
  if (missing.length > 0) await withChannel(context, (channel) => channel.deleteQueue(GENERATION_QUEUE))
  await withChannel(context, declareHub)
  const moved = await declareParties(context, parties)
  if (!marked && (await removeDead(context, [INGRESS_QUEUE, DEAD_QUEUE, ...parties.map(queueNameOf)]))) {
    await withChannel(context, declareHub)
    await declareParties(context, parties)
  }
  return { sameGeneration: marked, created: [...missing, ...moved] }
}

/** Declares the parties' queues; returns those that were there with other arguments and had to be made anew. */
async function declareParties(context: Context, parties: readonly PartyKey[]): Promise<PartyKey[]> {
  const moved: PartyKey[] = []
  let next = 0
  while (next < parties.length) {
    const { at, refusal } = await declareFrom(context, parties, next)
    const key = parties[at]
    if (key === undefined || refusal === undefined) break
    next = at + 1
    if (refusal.code === PRECONDITION_FAILED && (await moveOver(context, key))) moved.push(key)
    else {
      context.log.error({ receiver: key, error: textOf(refusal) }, 'a queue cannot be declared; its party gets nothing')
    }
  }
  return moved
}

/** The broker has the queue with other arguments. */
const PRECONDITION_FAILED = 406

/**
 * Makes a queue of an earlier release anew with today's arguments, which a broker never changes. What was in it is not
 * lost: every message in it is unreported, and the relay publishes again to a queue that is told as created. The marker
 * goes first, so that a hub that dies in between leaves nothing unsent. False when the broker does not let it.
 */
async function moveOver(context: Context, key: PartyKey): Promise<boolean> {
  const queue = queueNameOf(key)
  context.log.warn({ queue }, 'a queue has the arguments of an earlier release: it is made anew and filled again')
  try {
    await withChannel(context, async (channel) => {
      await channel.deleteQueue(GENERATION_QUEUE)
      await channel.deleteQueue(queue)
      await declareParty(channel, key)
    })
    return true
  } catch (error) {
    if (!isRefusal(error)) throw error
    return false
  }
}

/** A channel error (405: locked, 406: other arguments) concerns one queue; anything else concerns the connection. */
function isRefusal(error: unknown): error is Error & { code: number } {
  const { code } = error as { code?: number }
  return code !== undefined && code >= 400 && code <= 499
}

/**
 * Deletes the queues that are declared and do not live. A quorum queue whose broker was killed in its first second may
 * come back as a name without a process: it takes declarations, but no consumer and no message, for ever. Only asked of
 * a broker without the marker, where everything unreported is published again anyway, so that nothing is lost by it.
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

/** Whether a queue takes a consumer: the one request that its own process must answer. What it delivers goes back. */
async function lives(context: Context, queue: string): Promise<boolean> {
  try {
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

/** Declares party after party on one channel, up to the first the broker refuses: which it is, and why. */
async function declareFrom(
  context: Context,
  parties: readonly PartyKey[],
  first: number,
): Promise<{ at: number; refusal?: Error & { code: number } }> {
  let at = first
  try {
    await withChannel(context, async (channel) => {
      for (; at < parties.length; at += 1) {
        const key = parties[at]
        if (key !== undefined) await declareParty(channel, key)
      }
    })
    return { at }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { at, refusal: error }
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

/** Runs `use` on a channel of its own, which an error in it may close. */
export async function withChannel<T>(context: Context, use: (channel: Channel) => Promise<T>): Promise<T> {
  let closed = false
  const channel = await openChannel(context.model.createChannel(), () => {
    closed = true
  })
  try {
    return await use(channel)
  } finally {
    if (!closed) await closeQuietly(channel, context.timers)
  }
}
