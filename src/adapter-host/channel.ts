import type { SendResult } from '../adapter-api/index.ts'
import type { OutRecord } from './records.ts'

/** The way a connection's messages go to the hub: HTTP or AMQP. */
export type Channel = {
  /** Sends until the hub has answered, over every loss; rejects only when the connection is being stopped. */
  transmit(record: OutRecord): Promise<SendResult>
  /**
   * Sends a delivery report; resolves when the hub (HTTP) or the broker (AMQP) has it. Rejects when it could not be
   * handed over.
   */
  report(record: OutRecord): Promise<void>
}

/** Rejection of everything that was waiting when the host stopped. What was stored is sent after the next start. */
export class StoppedError extends Error {
  constructor() {
    super('the adapter host is stopping')
    this.name = 'StoppedError'
  }
}
