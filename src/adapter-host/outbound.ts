import type { Journal, Message, SendResult } from '../adapter-api/index.ts'
import type { Channel } from './channel.ts'
import type { MessageWriter } from './message-writer.ts'
import { apply, type HostRecord, type HostState, orderOf, type OutRecord } from './records.ts'

/** Sends a connection's own messages: stored first, one at a time per movement, kept until answered. */
export type Outbound = {
  /** Starts again what was stored and not answered before the last stop. */
  resume(): void
  /** Resolves with the hub's answer once that is stored. A message with an id already used gets the first answer. */
  send: (message: Message) => Promise<SendResult>
  /** How many messages have no answer yet. */
  unanswered(): number
}

export const createOutbound = (deps: {
  journal: Journal<HostRecord>
  state: HostState
  channel: Channel
  writer: MessageWriter
  clock: () => Date
}): Outbound => {
  const { journal, state, channel, writer, clock } = deps
  const waiting = new Map<string, Promise<SendResult>>()
  const lastOf = new Map<string, Promise<unknown>>()

  const keep = async (record: HostRecord): Promise<void> => {
    await journal.append(record)
    apply(state, record)
  }

  /** Over either way the next message of a movement goes after the answer to the one before (interface.md 4). */
  const inOrder = (record: OutRecord, before: Promise<unknown>): Promise<SendResult> => {
    const last = lastOf.get(record.order)
    const result = (async () => {
      await before
      await last?.catch(() => undefined)
      const answered = await channel.transmit(record)
      if (!state.answers.has(record.id)) await keep({ k: 'answer', result: answered, at: clock().toISOString() })
      return answered
    })()
    waiting.set(record.id, result)
    lastOf.set(record.order, result)
    const forget = () => {
      waiting.delete(record.id)
      if (lastOf.get(record.order) === result) lastOf.delete(record.order)
    }
    result.then(forget, forget)
    return result
  }

  return {
    resume: () => {
      for (const record of state.unanswered.values()) inOrder(record, Promise.resolve()).catch(() => undefined)
    },
    send: (message) => {
      const first = state.answers.get(message.id)
      if (first) return Promise.resolve(first)
      const underWay = waiting.get(message.id)
      if (underWay) return underWay
      const record = writer.write(message, 'mrn' in message && message.mrn ? message.mrn : ownOrder(message))
      return inOrder(record, keep(record))
    },
    unanswered: () => state.unanswered.size,
  }
}

/**
 * Messages without a movement are ordered among themselves, per type: a declaration need not wait for a registration's
 * answer.
 */
const ownOrder = (message: Message): string => {
  const lot = message.type === 'transit-declaration' ? message.body.lrn : message.type
  return orderOf({ sender: `${message.sender.country}/${message.sender.party ?? ''} ${lot}` })
}
