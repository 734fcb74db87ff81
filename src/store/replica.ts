import type { Pool, PoolClient } from 'pg'
import { LATE, within } from '../domain/values/within.ts'
import type { Timers } from '../ports/runtime.ts'
import { AS_HUB, asSeen, type Elsewhere, readOn, type ReadServer, type ReadWork } from './read-on.ts'

/**
 * How a replica stands: `current` is as new as the primary was when it was asked, `behind` does not get there in time, `promoted` is no
 * replica any more, `other` follows another database or another line of this one's history.
 */
export type ReplicaStanding = 'current' | 'behind' | 'promoted' | 'other' | 'unreachable'

export type Replica = Elsewhere & {
  /** As last looked at; undefined before that, or while the primary cannot be asked. */
  standing(): ReplicaStanding | undefined
  /** Seconds since the commit that it has last repeated; 0 when it is current, undefined when it cannot be told. */
  behindSeconds(): number | undefined
  /** Statements that might have been answered by it, by who has answered. */
  answered(): Record<'replica' | 'primary', number>
  /** Looks at it once. Never rejects. */
  look(): Promise<void>
}

type Deps = {
  /** Connections to the primary, as the hub. */
  primary: Pick<Pool, 'query'>
  server: ReadServer
  /** The same server for looking at it, which no read holds up. */
  watch: ReadServer
  timers: Timers
}

/**
 * How long a read waits at most until the replica has what the primary had: nobody notices that much, and a replica that is further behind
 * has fallen behind for longer, so that from its next look on nobody waits for it.
 */
const TRIES = 50
const PAUSE_MS = 10

/** How long a look may take; a replica that says nothing for longer counts as unreachable, and what it was asked is asked of the primary. */
const LOOK_WITHIN_MS = 2_000

/** Up to where the primary's WAL is on disk and on which timeline, of which database, and the newest entry of the log in it, if any. */
type Mark = Identity & { lsn: string; index: string | null; hash: Buffer | null }
type Identity = { timeline: string; system: string; database: string }

const IDENTITY = `(select system_identifier from pg_control_system())::text as system,
  (select oid from pg_database where datname = current_database())::text as database`

/**
 * The timeline that a standby is on. Either of the two that its control file names may be older: one is written with pages that go to
 * disk and by a promotion, the other by its checkpoints.
 */
const REPEATED = `greatest(
    (select min_recovery_end_timeline from pg_control_recovery()), (select timeline_id from pg_control_checkpoint()))`

/** The entry is read first: whoever has repeated everything up to the mark has it. */
const MARK = `select pg_current_wal_flush_lsn()::text as lsn, left(pg_walfile_name(pg_current_wal_flush_lsn()), 8) as timeline, ${IDENTITY},
  log_index::text as index, leaf_hash as hash
  from (select) one left join (select log_index, leaf_hash from log_leaves order by log_index desc limit 1) newest on true`

/**
 * Whoever is answered has his commit on disk, so a server that has repeated everything up to the mark shows it. One that went on by itself
 * may say so too: then it is on another timeline or, if it was not even promoted, without the newest entry of the log.
 */
const PROOF = `select pg_is_in_recovery() as follows, pg_last_wal_replay_lsn() >= $1::pg_lsn as reached,
  upper(lpad(to_hex(${REPEATED}), 8, '0')) as timeline, ${IDENTITY},
  $2::bigint is null or exists (select from log_leaves where log_index = $2 and leaf_hash = $3::bytea) as "sameLog"`

type Proof = Identity & { follows: boolean; reached: boolean | null; sameLog: boolean }

const BEHIND = `select coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 0)::float8 as seconds`

/** There is no log where we are. */
const NO_TABLE = '42P01'

/** The server has given up a statement: it took too long, or nobody waits for it. */
const GIVEN_UP = '57014'

/**
 * Reads on a streaming replica, none older than the primary (docs/decisions/0230): before each statement the primary says how far its log
 * is, and the replica's own connection, on which the statement is to run, that it has all of that and follows this very database. Else, and
 * whatever fails there, the primary answers: nothing waits without a limit, and no read fails because the replica did.
 */
export function createReplica(deps: Deps): Replica {
  const { primary, server, watch, timers } = deps
  const answered = { replica: 0, primary: 0 }
  const asked = createAsked()
  let standing: ReplicaStanding | undefined
  let behind: number | undefined

  const attempt = async <T>(work: ReadWork<T>, gone: AbortSignal): Promise<T | undefined> => {
    const mark = await markOf(primary)
    const reading = readOn(
      server,
      async (client) => ((await proven(client, mark, timers)) === 'current' ? await work(client) : undefined),
      gone,
    )
    return asked.unlessLost(reading)
  }
  const judge = async (): Promise<ReplicaStanding | undefined> => {
    const mark = await within(markOf(primary), LOOK_WITHIN_MS, timers).catch(() => LATE)
    if (typeof mark === 'symbol') return undefined
    const looking = readOn(watch, (client) => proven(client, mark, timers), undefined)
    const found = await within(looking, LOOK_WITHIN_MS, timers).catch(({ code }: { code?: string }) =>
      code === NO_TABLE ? 'other' : LATE,
    )
    return typeof found === 'symbol' ? 'unreachable' : found
  }
  return {
    async answer(work, gone) {
      let result: Awaited<ReturnType<typeof work>> | undefined
      try {
        if (standing === 'current') result = await attempt(work, gone)
      } catch (error) {
        if (gone.aborted || (error as { code?: string }).code === GIVEN_UP) throw error
      }
      answered[result === undefined ? 'primary' : 'replica'] += 1
      return result
    },
    standing: () => standing,
    behindSeconds: () => behind,
    answered: () => ({ ...answered }),
    async look() {
      standing = await judge()
      if (standing === 'unreachable') asked.lose()
      behind = standing === 'current' ? 0 : standing === 'behind' ? await secondsBehind(watch) : undefined
    },
  }
}

async function markOf(primary: Pick<Pool, 'query'>): Promise<Mark> {
  const { rows } = await primary.query<Mark>(MARK)
  if (rows[0] === undefined) throw new Error('the primary does not say how far it is')
  return rows[0]
}

/** Waits until the server at the other end of a connection has everything up to the mark, and says what it is else. */
async function proven(
  client: PoolClient,
  { lsn, index, hash, ...own }: Mark,
  timers: Timers,
): Promise<Exclude<ReplicaStanding, 'unreachable'>> {
  let hadReached = false
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { rows } = await asSeen<Proof>(client, AS_HUB, PROOF, [lsn, index, hash])
    const [proof] = rows
    if (proof?.follows !== true) return 'promoted'
    if (proof.system !== own.system || proof.database !== own.database || proof.timeline !== own.timeline)
      return 'other'
    if (proof.reached === true && proof.sameLog) return 'current'
    // A statement sees the log as it was at its beginning: the mark may have been reached since.
    if (hadReached) return 'other'
    hadReached = proof.reached === true
    await new Promise<void>((resolve) => timers.after(PAUSE_MS, resolve))
  }
  return 'behind'
}

const secondsBehind = ({ pool }: ReadServer): Promise<number | undefined> =>
  pool.query<{ seconds: number }>(BEHIND).then(
    ({ rows }) => rows[0]?.seconds,
    () => undefined,
  )

/** What is being asked of a server, so that all of it can be given up at once when that has gone silent. */
function createAsked() {
  const open = new Set<() => void>()
  return {
    unlessLost: <T>(reading: Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        const giveUp = (): void => reject(new Error('the replica has gone silent'))
        open.add(giveUp)
        reading.then(resolve, reject).finally(() => open.delete(giveUp))
      }),
    lose: (): void => {
      for (const giveUp of open) giveUp()
    },
  }
}
