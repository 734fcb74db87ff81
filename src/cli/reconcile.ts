import { createHash } from 'node:crypto'
import { besideDatabase } from '../compose/registry-acts.ts'
import { actOnRestore, type Reconciliation, readRestore } from '../compose/reconcile.ts'
import { databaseUrlOf } from '../config.ts'
import { UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import { operatorApi } from './operator-api.ts'
import type { Call } from './specs.ts'

const PATH = '/v1/reconciliation'

/**
 * `corridor reconcile`: what a restore of the database has lost, and what of it has come back; `--open` opens the hub again,
 * `--close` ends the reconciliation. By the hub's own API, or without `--hub` beside its database. Returns 0 when done, 1 when refused
 * or, where it only shows, while messages are missing or the hub is not open.
 */
export async function reconcile(context: CommandContext, { values }: Call<'reconcile'>): Promise<number> {
  const { open, close, hub, token, reason } = values
  if (open && close) throw new UsageError('--open and --close are two acts')
  const what = open ? 'open' : close ? 'close' : undefined
  if (what !== undefined && reason === undefined) throw new UsageError(`--${what} needs --reason`)
  const now =
    hub === undefined ? await beside(context, what, reason) : await byHub(context, { hub, token, what, reason })
  if (now === undefined) return 1
  for (const line of linesOf(now)) context.out(line)
  return what === undefined && isUnfinished(now) ? 1 : 0
}

type Act = 'open' | 'close' | undefined

async function beside({ env, err }: CommandContext, what: Act, reason = ''): Promise<Reconciliation | undefined> {
  return besideDatabase(databaseUrlOf(env), async (database) => {
    if (what === undefined) return readRestore(database)
    const operator = `command line (${env['USER'] ?? 'unknown'})`
    const digest = createHash('sha256')
      .update(JSON.stringify([what, reason]))
      .digest()
    const done = await actOnRestore(database, what, { operator, reason, digest, at: new Date() })
    if (done === undefined) err(`there is no restore to ${what}`)
    return done
  })
}

async function byHub(
  context: CommandContext,
  { hub, token, what, reason = '' }: { hub: string; token: string | undefined; what: Act; reason: string | undefined },
): Promise<Reconciliation | undefined> {
  if (token === undefined) throw new UsageError('--hub needs --token')
  // What an act answers is shown in words, as what is only read.
  const api = operatorApi({ hub, token }, { ...context, out: () => undefined })
  if (what === undefined) return api.read<Reconciliation>(PATH)
  const { ok, text } = await api.call('POST', `${PATH}/${what}`, { reason })
  return ok ? (JSON.parse(text) as Reconciliation) : undefined
}

type Told = Exclude<Reconciliation, { state: 'none' }>

const isUnfinished = (now: Reconciliation): boolean =>
  now.state === 'restored' || (now.state === 'reconciling' && now.parties.some(({ receipts, back }) => back < receipts))

const linesOf = (now: Reconciliation): string[] =>
  now.state === 'none' ? ['the database was not restored to an earlier point'] : restoreLines(now)

function restoreLines(now: Told): string[] {
  const { state, restore, from, to, keptAt, lostAt, openedAt, openedBy, closedAt, closedBy, missing, parties } = now
  return [
    `restore ${restore}: ${SAID[state]}`,
    `lost: entries of the log from index ${from} to ${to - 1} or later, from ${keptAt ?? 'the beginning'} to ${lostAt} or later`,
    ...(openedAt === undefined ? [] : [`reconciling since ${openedAt}, from index ${from}; opened by ${openedBy}`]),
    ...(closedAt === undefined ? [] : [`closed ${closedAt} by ${closedBy}, ${missing} missing`]),
    ...parties.map(({ party, answeredAt, receipts, back }) =>
      answeredAt === undefined
        ? `${party}  asked, has not answered`
        : `${party}  answered ${answeredAt}: ${receipts} receipts, ${back} came back, ${receipts - back} missing`,
    ),
  ]
}

const SAID = {
  restored: 'the hub is closed until an operator opens it (corridor reconcile --open)',
  reconciling: 'the hub is open, and what is missing comes back',
  closed: 'closed',
} as const
