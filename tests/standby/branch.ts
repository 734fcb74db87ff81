import { type Disks, readDisks } from '../faults/checks.ts'
import type { Line } from '../faults/line.ts'
import { postUntilAnswered } from '../faults/posting.ts'
import type { NationalSystem } from '../faults/systems.ts'
import type { Stage } from '../support/process-hub.ts'
import type { Server } from '../support/standby.ts'

type Sent = Extract<Line, { k: 'sent' }>
type Receipt = Extract<Line, { k: 'receipt' }>

/** What a former primary had committed and the promoted standby has not got. */
export type Branch = {
  /** Up to this size of the log both are the same. */
  readonly size: number
  /** `index sender id` of each leaf that only the former one has. */
  readonly leaves: ReadonlySet<string>
  /** When the first of them was decided, in milliseconds since 1970. */
  readonly earliest: number | undefined
  /** Deliveries that the former one knew from there on, as `receiver index sender id`, and those of them that the other one has now. */
  readonly told: ReadonlySet<string>
  readonly toldNow: ReadonlySet<string>
}

/** How large the log of a database is. */
export async function logSize(server: Server, database: string): Promise<number> {
  const [row] = await server.ask('select count(*)::text as n from log_leaves', [], database)
  return Number(row?.['n'])
}

/**
 * Compares a former primary with the one that took its place.
 * @param size of the log when the standby was promoted, before anybody wrote into it
 * @returns what only the former one has; a finding where they were not the same up to there
 */
export async function branchOf(
  former: Server,
  current: Server,
  { database, size }: { readonly database: string; readonly size: number },
): Promise<{ branch: Branch; findings: string[] }> {
  const both = [former, current]
  const before = await Promise.all(
    both.map((server) =>
      server.ask(
        `select md5(coalesce(string_agg(encode(leaf_hash, 'hex'), '' order by log_index), '')) as hash from log_leaves where log_index < $1`,
        [size],
        database,
      ),
    ),
  )
  const leaves = await former.ask(
    `select concat_ws(' ', log_index, sender, id) as leaf from log_leaves where log_index >= $1`,
    [size],
    database,
  )
  const [first] = await former.ask(
    `select (extract(epoch from min(decided_at)) * 1000)::bigint::text as at from outcomes where log_index >= $1`,
    [size],
    database,
  )
  const [had = new Set<string>(), has = new Set<string>()] = await Promise.all(
    both.map(async (server) => {
      const rows = await server.ask(
        `select concat_ws(' ', receiver, log_index, sender, id) as told from outbox where log_index >= $1`,
        [size],
        database,
      )
      return new Set(rows.map((row) => row['told'] ?? ''))
    }),
  )
  const at = first?.['at']
  const [one, other] = before.map(([row]) => row?.['hash'])
  return {
    branch: {
      size,
      leaves: new Set(leaves.map((row) => row['leaf'] ?? '')),
      earliest: at === undefined || at === null ? undefined : Number(at),
      told: had,
      toldNow: has,
    },
    findings: one === other ? [] : [`${current.name} had another log than ${former.name} before leaf ${size}`],
  }
}

/** A message with its receipt whose leaf is not in the database any more, and the receipt it got when it was sent again. */
export type Lost = { readonly sent: Sent; readonly receipt: Receipt; readonly logIndex: number }

/** What the systems hold receipts of from an index on, in its order; and how much each receiver has been told so far. */
export async function lostFrom(
  size: number,
  systems: readonly NationalSystem[],
): Promise<{ lost: Lost[]; heard: ReadonlyMap<string, number> }> {
  const { sent, receipts, journals } = await readDisks(systems)
  const lost = sent
    .flatMap((line): Lost[] => {
      const receipt = receipts.get(line.id)
      if (receipt === undefined) return []
      const { logIndex } = JSON.parse(Buffer.from(receipt.receipt, 'base64').toString('utf8')) as { logIndex: number }
      return logIndex < size ? [] : [{ sent: line, receipt, logIndex }]
    })
    .toSorted((a, b) => a.logIndex - b.logIndex)
  return { lost, heard: new Map(journals.map(({ receiver, deliveries }) => [receiver, deliveries.length])) }
}

/** As docs/backup.md has it: the same bytes under the same ids, in the order of their receipts. Returns the new receipts. */
export async function sendAgain(stage: Stage, hubUrl: string, lost: readonly Lost[]): Promise<Map<string, Receipt>> {
  const again = new Map<string, Receipt>()
  for (const { sent } of lost) {
    const letter = { ...sent, bytes: Buffer.from(sent.body, 'base64') }
    const answer = await postUntilAnswered(hubUrl, letter, stage.party(sent.party).token, {
      seen: () => undefined,
      complain: async (text) => {
        throw new Error(`sent again, ${sent.id} was answered ${text}`)
      },
    })
    if (answer === undefined) throw new Error(`sent again, ${sent.type} ${sent.id} was refused`)
    const receipt = answer.bytes.toString('base64')
    again.set(sent.id, { k: 'receipt', id: sent.id, receipt, signature: answer.signature })
  }
  return again
}

/** Receipts that the former primary cannot explain, either: what it had committed is all that may be missing. */
export const unexplained = (lost: readonly Lost[], { leaves }: Branch): string[] =>
  lost.flatMap(({ sent: { party, id, type }, logIndex }) =>
    leaves.has(`${logIndex} ${party} ${id}`)
      ? []
      : [`lost: the receipt of ${type} ${id} names leaf ${logIndex}, which no primary has had`],
  )

/**
 * The disks without what went with the former primary: its receipts are replaced, and what receivers were told of it comes again.
 * @param heard how much each receiver had been told when the standby was promoted: the same leaf may have the same index again
 */
export const without =
  ({ told, toldNow }: Branch, again: ReadonlyMap<string, Receipt>, heard: ReadonlyMap<string, number>) =>
  (disks: Disks): Disks => ({
    ...disks,
    receipts: new Map([...disks.receipts, ...again]),
    journals: disks.journals.map(({ receiver, deliveries }) => ({
      receiver,
      deliveries: deliveries.filter(({ logIndex, sender, id }, at) => {
        const key = `${receiver} ${logIndex} ${sender} ${id}`
        return !told.has(key) || (at >= (heard.get(receiver) ?? 0) && toldNow.has(key))
      }),
    })),
  })
