import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib'
import type { DeliveryOutcome } from '../ports/broker.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import { type Backoff, backoffMs } from '../domain/values/backoff.ts'
import { closeQuietly, deadline, textOf } from '../amqp/bounded.ts'
import { ackQuietly, openChannel } from '../amqp/channel.ts'

/** How long the broker may take to begin delivering. */
const ATTACH_WITHIN_MS = 20_000

export type IntakeOptions = {
  queue: string
  prefetch: number
  handler: (message: ConsumeMessage) => Promise<DeliveryOutcome>
  backoff: Backoff
  /** How long a stop waits for handlers under way; what is not done then is delivered again. */
  settleMs: number
  log: Log
  timers: Timers
  random: () => number
}

/** One channel's life: from attach to the first reason to pause. */
type Run = { model: ChannelModel; channel: Channel | undefined; pausing: boolean; underWay: Set<Promise<void>> }

/**
 * Takes one queue's messages, on whatever connection it is attached to. Handlers are started in delivery order and run
 * side by side; each message is acknowledged when its own is done. After a 'retry' no further one is started: the
 * channel is closed once those under way are done, so that the broker puts everything unacknowledged back in its order
 * (a nack one by one would let the later ones overtake), and opened again after a pause. The pause grows only while
 * nothing gets through.
 */
export class Intake {
  readonly #options: IntakeOptions
  #run: Run | undefined
  #stopped = false
  #failures = 0
  #cancelRetry = (): void => {}

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  get queue(): string {
    return this.#options.queue
  }

  /** Starts consuming on this connection; called again after each reconnect. Rejects when that cannot be. */
  async attach(model: ChannelModel): Promise<void> {
    this.#cancelRetry()
    if (this.#stopped) return
    const run: Run = { model, channel: undefined, pausing: false, underWay: new Set() }
    this.#run = run
    try {
      await deadline(this.#consume(run), ATTACH_WITHIN_MS, this.#options.timers, 'consuming')
    } catch (error) {
      run.pausing = true
      if (run.channel !== undefined) void closeQuietly(run.channel, this.#options.timers)
      if (this.#run === run) this.#run = undefined
      throw error
    }
  }

  async #consume(run: Run): Promise<void> {
    const channel = await openChannel(run.model.createChannel(), () => {
      run.pausing = true
      // With the connection gone the reconnect attaches anew; else the broker has closed this channel alone.
      if (this.#run === run) this.#again(run)
    })
    run.channel = channel
    // Opened after the patience was over: another run has begun, or will.
    if (this.#run !== run) return closeQuietly(channel, this.#options.timers)
    await channel.prefetch(this.#options.prefetch)
    await channel.consume(this.#options.queue, (message) => {
      if (message === null) void this.#pause(run)
      else if (!run.pausing) this.#start(run, channel, message)
    })
  }

  async stop(): Promise<void> {
    const { queue, settleMs, timers, log } = this.#options
    this.#stopped = true
    this.#cancelRetry()
    const last = this.#run
    this.#run = undefined
    if (last?.channel === undefined) return
    last.pausing = true
    await deadline(Promise.all(last.underWay), settleMs, timers, `handlers of ${queue}`).catch((error) =>
      log.warn({ queue, error: textOf(error) }, 'stopped with deliveries under way; they come again'),
    )
    await closeQuietly(last.channel, timers)
  }

  #start(run: Run, channel: Channel, message: ConsumeMessage): void {
    const work = this.#handle(message).then((outcome) => {
      run.underWay.delete(work)
      if (outcome === 'ack') {
        this.#failures = 0
        ackQuietly(() => channel.ack(message))
      } else if (!run.pausing) {
        void this.#pause(run)
      }
    })
    run.underWay.add(work)
  }

  async #handle(message: ConsumeMessage): Promise<DeliveryOutcome> {
    const { queue, log, handler } = this.#options
    try {
      return await handler(message)
    } catch (error) {
      log.error({ queue, error: textOf(error), messageId: message.properties.messageId }, 'delivery handler threw')
      return 'retry'
    }
  }

  async #pause(run: Run): Promise<void> {
    run.pausing = true
    while (run.underWay.size > 0) await Promise.all(run.underWay)
    if (this.#run !== run || this.#stopped) return
    this.#run = undefined
    if (run.channel !== undefined) await closeQuietly(run.channel, this.#options.timers)
    this.#again(run)
  }

  #again(run: Run): void {
    if (this.#stopped) return
    if (this.#run === run) this.#run = undefined
    const { backoff, random, timers, log, queue } = this.#options
    this.#failures += 1
    this.#cancelRetry()
    this.#cancelRetry = timers.after(backoffMs(this.#failures, backoff, random), () => {
      if (this.#run !== undefined) return
      this.attach(run.model).catch((error) => {
        log.warn({ queue, error: textOf(error) }, 'cannot consume')
        // On a connection that is gone the reconnect attaches; on one that lives it is tried again.
        if (!/connection clos/i.test(textOf(error))) this.#again(run)
      })
    })
  }
}
