import type { Pool } from 'pg'
import type { PartyKey } from '../../domain/values/party.ts'
import { LATE, within } from '../../domain/values/within.ts'
import type { CheckName } from '../../ports/doctor.ts'
import type { Timers } from '../../ports/runtime.ts'
import { schemaState } from '../../store/migrate.ts'
import { createPool, endPool } from '../../store/pool.ts'
import { databaseTime, probeWrite, type ServerVersion, serverVersion, tooOld } from '../../store/probe.ts'
import { HUB_ROLE } from '../../store/roles.ts'
import { offsetOf } from '../readiness.ts'
import type { BodyKeys } from '../vault.ts'
import { errorText, type Findings } from './findings.ts'
import { checkBodyKeys } from './hub-bodies.ts'
import type { Called } from './hub-webhooks.ts'
import { checkRounds } from './hub-rounds.ts'
import { checkClock, checkReachable, serverOf, STEP_WITHIN_MS } from './network.ts'

const AFTER_LOGIN: readonly CheckName[] = [
  'database-version',
  'database-role',
  'database-migrations',
  'database-write',
  'database-clock',
  'body-key',
  'retention',
  'timestamps',
]

type Deps = { now: () => Date; timers: Timers; stamps: boolean; keys: BodyKeys }

/** How parties are reached: those that have a queue, and those that are called. */
export type Reached = { queued: readonly PartyKey[]; called: readonly Called[] }

/** Everything about PostgreSQL; how parties are reached, where the database knows them. */
export async function checkDatabase(findings: Findings, url: string, deps: Deps): Promise<Reached | undefined> {
  if (!(await checkReachable(findings, serverOf(url, 'DATABASE_URL')))) {
    findings.unchecked(['database-login', ...AFTER_LOGIN], 'reachable')
    return undefined
  }
  const patience = { connectWithinMs: STEP_WITHIN_MS, answerWithinMs: STEP_WITHIN_MS }
  const pool = createPool({ connectionString: url, max: 1, onError: () => undefined, ...patience })
  try {
    return await lookInside(findings, pool, url, deps)
  } finally {
    await endPool(pool, deps.timers)
  }
}

async function lookInside(findings: Findings, pool: Pool, url: string, deps: Deps): Promise<Reached | undefined> {
  const user = decodeURIComponent(new URL(url).username)
  let server: ServerVersion
  try {
    server = await serverVersion(pool)
    findings.ok('database-login', user)
  } catch (error) {
    findings.fail('database-login', 'database-login', { user, error: errorText(error) })
    findings.unchecked(AFTER_LOGIN, 'database-login')
    return undefined
  }
  const expected = tooOld(server)
  if (expected === undefined) findings.ok('database-version', server.version)
  else findings.fail('database-version', 'database-old', { value: server.version, expected })
  await each(findings, 'database-role', () => checkRole(findings, pool, user))
  const migrated = await each(findings, 'database-migrations', async () => {
    const { pending, contracted } = await schemaState(pool)
    if (contracted.length > 0) {
      return findings.fail('database-migrations', 'migrations-contracted', { value: contracted.join(', ') })
    }
    if (pending.length === 0) return findings.ok('database-migrations')
    return findings.fail('database-migrations', 'migrations-pending', { value: pending.join(', ') })
  })
  await each(findings, 'database-write', async () => {
    if ((await within(probeWrite(pool), STEP_WITHIN_MS, deps.timers)) === LATE) throw new Error('no answer in time')
    return findings.ok('database-write')
  })
  await each(findings, 'database-clock', async () => {
    const before = deps.now().getTime()
    const other = await databaseTime(pool)
    const offset = offsetOf(before, deps.now().getTime(), other.getTime(), 0)
    return checkClock(findings, 'database-clock', offset, 'PostgreSQL')
  })
  if (!migrated) {
    findings.unchecked(['body-key', 'retention', 'timestamps'], 'database-migrations')
    return undefined
  }
  await checkBodyKeys(findings, pool, deps.keys)
  await each(findings, 'retention', async () => {
    await checkRounds(findings, pool, deps)
    return true
  })
  const { rows } = await pool.query<Called & { channel: string }>(
    `select key, channel, webhook_url as url from parties where channel in ('amqp', 'webhook') order by key`,
  )
  const of = (channel: string): Called[] => rows.filter((row) => row.channel === channel)
  return { queued: of('amqp').map(({ key }) => key), called: of('webhook') }
}

async function each(findings: Findings, check: CheckName, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work()
  } catch (error) {
    return findings.fail(check, 'database-fails', { error: errorText(error) })
  }
}

/** A hub's login acts as the hub's role, and is nothing more: with the owner's the evidence could be rewritten. */
async function checkRole(findings: Findings, pool: Pool, user: string): Promise<boolean> {
  const { rows } = await pool.query<{ member: boolean; owner: boolean }>(
    `select (select bool_or(pg_has_role(current_user, oid, 'member')) from pg_roles where rolname = $1) as member,
       (select rolsuper from pg_roles where rolname = current_user)
         or exists (select 1 from pg_tables where schemaname = current_schema() and tableowner = current_user) as owner`,
    [HUB_ROLE],
  )
  const words = { user, role: HUB_ROLE }
  if (rows[0]?.member !== true) return findings.fail('database-role', 'database-no-role', words)
  if (rows[0].owner) return findings.warn('database-role', 'database-owner', words)
  return findings.ok('database-role', user)
}
