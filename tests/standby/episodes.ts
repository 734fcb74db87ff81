import { setTimeout as pause } from 'node:timers/promises'
import type { FaultProxy } from '../faults/proxy.ts'
import type { Recovery } from '../faults/recovery.ts'
import { recovered } from '../faults/run.ts'
import type { NationalSystem } from '../faults/systems.ts'
import type { Stage } from '../support/process-hub.ts'
import type { Address } from './address.ts'
import { type Branch, branchOf, type Lost, logSize, lostFrom, sendAgain } from './branch.ts'
import type { Server } from '../support/standby.ts'

/** Everything that a promotion moves. */
export type Cast = {
  readonly stage: Stage
  readonly database: string
  readonly hubUrls: readonly string[]
  readonly systems: readonly NationalSystem[]
  readonly recovery: Recovery
  /** Where the first hub finds the database, and where everybody else does. */
  readonly own: Address
  readonly shared: Address
  /** Before the hubs, for clients; and where it leads to when it is open. */
  readonly door: Address
  readonly doorTo: string
  /**
   * What an operator does where answered messages may be missing (docs/backup.md): hubs that noticed have ended, or are closed.
   * @param lost how many are, of which the hubs must notice by themselves
   */
  reopen(lost: number): Promise<void>
  readonly log: (line: string) => void
}

/** A primary, and the standby that follows it over a line that can be cut. */
export type Pair = { readonly primary: Server; readonly standby: Server; readonly line: FaultProxy }

/** How far a standby was behind. */
export type Lag = { readonly ms: number; readonly bytes: number }

export type Promotion = {
  readonly what: string
  readonly lag: Lag | undefined
  readonly promotedMs: number
  readonly recoveredMs: number
  /** Of what only the former primary had committed. */
  readonly branch: Branch
  /** From the first of that to the moment of death, in milliseconds. */
  readonly spanMs: number
  readonly lost: readonly Lost[]
  /** How much each receiver had been told by then. */
  readonly heard: ReadonlyMap<string, number>
  readonly again: Awaited<ReturnType<typeof sendAgain>>
  readonly findings: readonly string[]
}

/** A hub of the former primary is answered nothing for so long: longer than it waits for an answer. */
const CUT_OFF_MS = 25_000
/** What hubs had begun has failed by then, and they have told their clients, whom nobody lets in again. */
const SETTLED_MS = 1_000

async function lagOf({ primary, standby }: Pair): Promise<Lag> {
  const [row] = await primary.ask(
    `select coalesce(extract(epoch from flush_lag) * 1000, 0)::int::text as ms, pg_wal_lsn_diff(pg_current_wal_lsn(), flush_lsn)::text as bytes
       from pg_stat_replication where application_name = $1`,
    [standby.name],
  )
  return { ms: Number(row?.['ms']), bytes: Number(row?.['bytes']) }
}

const promote = async ({ standby }: Pair): Promise<number> => {
  const from = performance.now()
  const [row] = await standby.ask('select pg_promote(true, 30)::text as done')
  if (row?.['done'] !== 'true') throw new Error(`${standby.name} was not promoted within 30 s`)
  return performance.now() - from
}

/** The primary dies with its machine and what was on its line; the standby is promoted, then the address moved. */
export async function killed(cast: Cast, pair: Pair, asynchronous: boolean): Promise<Promotion> {
  const { stage, database, systems, recovery } = cast
  const lag = await lagOf(pair)
  pair.primary.kill()
  const died = Date.now()
  const lineClosed = pair.line.close()
  cast.log(`${pair.primary.name} is killed, its standby ${lag.ms} ms and ${lag.bytes} bytes behind`)
  if (asynchronous) {
    // Nobody may build on what is missing before it is there again.
    cast.door.move(undefined)
    await pause(SETTLED_MS)
  }
  const promotedMs = await promote(pair)
  const promoted = Date.now()
  const size = await logSize(pair.standby, database)
  const { lost, heard } = await lostFrom(size, systems)
  for (const address of [cast.own, cast.shared]) address.move(pair.standby.url)
  if (asynchronous) await cast.reopen(lost.length)
  const again = asynchronous ? await sendAgain(stage, cast.hubUrls[0]!, lost) : new Map()
  cast.door.move(cast.doorTo)
  const recoveredMs = await recovered(recovery, promoted, 'the death of the primary')
  await lineClosed
  await pair.primary.restart()
  const { branch, findings } = await branchOf(pair.primary, pair.standby, { database, size })
  pair.primary.kill()
  return {
    what: 'killed',
    lag,
    promotedMs,
    recoveredMs,
    branch,
    spanMs: branch.earliest === undefined ? 0 : died - branch.earliest,
    lost,
    heard,
    again,
    findings,
  }
}

/**
 * The primary lives, cut off from its standby; one hub still reaches it, and clients reach that hub. The other's address is moved even before the
 * promotion. Later the first hub's is moved as well, and the former primary is looked into.
 */
export async function cutOff(cast: Cast, pair: Pair): Promise<Promotion> {
  const { database, systems, recovery } = cast
  const lag = await lagOf(pair)
  pair.line.begin(() => ({ does: 'silent', from: ['client', 'server'], afterwards: 'reset' }))
  const cut = Date.now()
  cast.log(`${pair.primary.name} is cut off from its standby and from one of the hubs`)
  cast.shared.move(pair.standby.url)
  await pause(SETTLED_MS)
  const size = await logSize(pair.standby, database)
  const promotedMs = await promote(pair)
  const recoveredMs = await recovered(recovery, Date.now(), 'the promotion beside a primary that is cut off')
  await pause(Math.max(0, cut + CUT_OFF_MS - Date.now()))
  cast.own.move(pair.standby.url)
  pair.primary.kill()
  await pair.line.close()
  const wholeMs = await recovered(recovery, Date.now(), 'the return of the hub that was cut off')
  await pair.primary.restart()
  const { branch, findings } = await branchOf(pair.primary, pair.standby, { database, size })
  pair.primary.kill()
  const { lost, heard } = await lostFrom(size, systems)
  cast.log(`both hubs on one database again, a message went all its way after ${Math.round(wholeMs)} ms`)
  return {
    what: 'cut off',
    lag,
    promotedMs,
    recoveredMs: Math.max(recoveredMs, wholeMs),
    branch,
    spanMs: 0,
    lost: lost.filter(({ sent, logIndex }) => branch.leaves.has(`${logIndex} ${sent.party} ${sent.id}`)),
    heard,
    again: new Map(),
    findings,
  }
}
