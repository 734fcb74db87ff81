import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type amqp from 'amqplib'
import type { Pool } from 'pg'
import { encodeJson } from '../../src/codec/index.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { startJournal } from '../support/journal.ts'
import * as m from '../support/messages.ts'
import type { TestParty } from '../support/parties.ts'
import { connectAs } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** One party that puts what is no message, or not its own, into the hub's queue. */
export type Poisoner = {
  /** Begins; what it returns ends it, and resolves once each has been answered or counted as one that cannot be. */
  begin(): Promise<() => Promise<void>>
  /** What it has put there. */
  put(): { readonly answered: number; readonly unanswered: number; readonly missing: readonly string[] }
  close(): Promise<void>
}

const EVERY_MS = 20
/** So many kinds bear no signature that holds. */
const UNSIGNED = 7
const ANSWERED_WITHIN_MS = 30_000

type Poison = { readonly bytes: Buffer; readonly contentType?: string; readonly signature?: string }

/** One of each kind in turn: no text, nothing, half a document, a bomb, a wrong type, without a signature, with no signature, another's, no message. */
function brew(self: TestParty, other: TestParty): readonly (() => Poison)[] {
  const message = (): Buffer => encodeJson(m.exitNotice(m.newMrn()))
  const signed = (bytes: Buffer, by: TestParty): string =>
    signDetached(bytes, by.signer, { signingTime: new Date() }).toString('base64')
  const entities = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
  return [
    () => ({ bytes: randomBytes(300) }),
    () => ({ bytes: Buffer.alloc(0), contentType: 'application/json' }),
    () => ({ bytes: Buffer.from('{"id":'), contentType: 'application/json' }),
    () => ({ bytes: Buffer.from(entities), contentType: 'application/xml' }),
    () => ({ bytes: message(), contentType: 'image/png' }),
    () => ({ bytes: message(), contentType: 'application/json' }),
    () => ({ bytes: message(), contentType: 'application/json', signature: 'no signature' }),
    () => {
      const bytes = message()
      return { bytes, contentType: 'application/json', signature: signed(bytes, other) }
    },
    () => {
      const bytes = Buffer.from('[]')
      return { bytes, contentType: 'application/json', signature: signed(bytes, self) }
    },
  ]
}

/**
 * @param amqpUrl of the broker
 * @param self who puts it there
 * @param other whose signature it abuses
 */
export async function startPoisoner(
  amqpUrl: string,
  pool: Pool,
  { self, other }: { self: TestParty; other: TestParty },
): Promise<Poisoner> {
  const kinds = brew(self, other)
  const named: string[] = []
  let nameless = 0
  const queue = await startJournal(amqpUrl, self)
  const counted = async (): Promise<number> => {
    const { rows } = await pool.query<{ n: number }>('select coalesce(sum(count), 0)::int as n from unanswered')
    return rows[0]?.n ?? 0
  }
  const missing = (): string[] => {
    const answered = new Set(queue.deliveries.map(({ correlation }) => correlation))
    return named.filter((name) => !answered.has(name))
  }
  const put = async (channel: amqp.ConfirmChannel, at: number): Promise<void> => {
    const poison = kinds[at % kinds.length]!()
    const name = randomUUID()
    // Every other bears no user: then the hub knows nobody to answer to, unless somebody has signed it.
    const isNamed = Math.floor(at / kinds.length) % 2 === 0 || at % kinds.length >= UNSIGNED
    const options = {
      ...(poison.contentType === undefined ? {} : { contentType: poison.contentType }),
      ...(poison.signature === undefined ? {} : { headers: { corridor_signature: poison.signature } }),
      ...(isNamed ? { userId: self.amqp.user, messageId: name } : {}),
    }
    await new Promise<void>((resolve, reject) =>
      channel.publish('corridor.in', 'border-exit-notice', poison.bytes, options, (error: unknown) =>
        error === null || error === undefined
          ? resolve()
          : reject(new Error('the broker has not taken it', { cause: error })),
      ),
    )
    if (isNamed) named.push(name)
    else nameless += 1
  }
  return {
    begin: async () => {
      const connection = await connectAs(amqpUrl, self)
      connection.on('error', () => undefined)
      const channel = await connection.createConfirmChannel()
      const over = new AbortController()
      const work = (async () => {
        for (let at = 0; !over.signal.aborted; at += 1) {
          await put(channel, at)
          await pause(EVERY_MS)
        }
      })()
      work.catch(() => over.abort())
      return async () => {
        over.abort()
        await work
        await connection.close()
        const isOver = async (): Promise<true> => {
          const [some, seen] = [missing().length, await counted()]
          if (some === 0 && seen >= nameless) return true
          throw new Error(`${some} of ${named.length} are not answered, ${seen} of ${nameless} are counted`)
        }
        await waitFor(isOver, { timeoutMs: ANSWERED_WITHIN_MS, label: 'an answer to what was no message' })
      }
    },
    put: () => ({ answered: named.length - missing().length, unanswered: nameless, missing: missing() }),
    close: () => queue.close(),
  }
}
