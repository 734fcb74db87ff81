import { createHash } from 'node:crypto'
import { besideDatabase } from '../compose/registry-acts.ts'
import { actOnRestore, type Reconciliation, readRestore, type RestoreActName } from '../compose/reconcile.ts'
import { databaseUrlOf } from '../config.ts'
import { UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import { handInCopies } from './hand-in-copies.ts'
import { operatorApi } from './operator-api.ts'
import type { Call } from './specs.ts'

const PATH = '/v1/reconciliation'

/**
 * `corridor reconcile`: what a restore of the database has lost, and what of it has come back; `--open` opens the hub again, with
 * `--since` also after a loss that no hub has noticed; `--ask-copies` and `--copies` bring back what senders cannot, `--close` ends the
 * reconciliation. By the hub's own API, or without `--hub` beside its database. Returns 0 when done, 1 when refused or, where it
 * only shows, while messages are missing or the hub is not open.
 */
export async function reconcile(context: CommandContext, { values }: Call<'reconcile'>): Promise<number> {
  const asked = askedBy(values)
  const { hub, token, copies, reason } = values
  if (hub === undefined) {
    if (copies !== undefined) throw new UsageError('--copies needs --hub')
    return shown(context, asked, await beside(context, asked))
  }
  if (token === undefined) throw new UsageError('--hub needs --token')
  if (copies === undefined) return shown(context, asked, await byHub(context, { hub, token }, asked))
  if (reason === undefined) throw new UsageError('--copies needs --reason')
  const now = await byHub(context, { hub, token }, undefined)
  if (now === undefined) return 1
  return (await handInCopies(context, { hub, token, reason }, { file: copies, now })) === 0 ? 0 : 1
}

/** What an operator does, and why; undefined where he only looks. */
type Asked = { what: RestoreActName; reason: string; since?: Date } | undefined

function askedBy(values: Call<'reconcile'>['values']): Asked {
  const { open, close, since, reason, copies } = values
  const named = [
    ...(open ? (['open'] as const) : []),
    ...(values['ask-copies'] ? (['copies'] as const) : []),
    ...(close ? (['close'] as const) : []),
  ]
  const [what] = named
  if (named.length + (copies === undefined ? 0 : 1) > 1) {
    throw new UsageError('--open, --ask-copies, --copies and --close are different acts')
  }
  if (since !== undefined && !open) throw new UsageError('--since goes with --open')
  if (what === undefined) return undefined
  if (reason === undefined) throw new UsageError(`--${ROUTES[what]} needs --reason`)
  if (since === undefined) return { what, reason }
  const at = new Date(since)
  if (Number.isNaN(at.getTime())) throw new UsageError('--since takes a time with its offset (2026-03-02T14:00:00Z)')
  return { what: 'declare', reason, since: at }
}

const ROUTES = { open: 'open', copies: 'ask-copies', close: 'close', declare: 'declare' } as const

function shown({ out }: CommandContext, asked: Asked, now: Reconciliation | undefined): number {
  if (now === undefined) return 1
  for (const line of linesOf(now)) out(line)
  return asked === undefined && isUnfinished(now) ? 1 : 0
}

async function beside({ env, err }: CommandContext, asked: Asked): Promise<Reconciliation | undefined> {
  return besideDatabase(databaseUrlOf(env), async (database) => {
    if (asked === undefined) return readRestore(database)
    const { what, reason, since } = asked
    const operator = `command line (${env['USER'] ?? 'unknown'})`
    const digest = createHash('sha256')
      .update(JSON.stringify([what, reason, since]))
      .digest()
    const done = await actOnRestore(database, what, { operator, reason, digest, at: new Date() }, since)
    if (done === undefined) for (const line of NOTHING[what]) err(line)
    return done
  })
}

/** What to do where there is nothing to act on. */
const NOTHING: Readonly<Record<RestoreActName, readonly string[]>> = {
  open: [
    'there is no restore to open: no hub has noticed that anything is missing',
    'do you know that answered messages were lost, as when a standby was promoted that was behind? Then say since when:',
    '  corridor reconcile --open --since 2026-03-02T14:00:00Z --reason "…"',
  ],
  copies: ['there is no restore for which copies could be asked, or they have been asked for already'],
  close: ['there is no restore to close'],
  declare: ['a restore was noticed and waits to be opened: corridor reconcile --open --reason "…"'],
}

async function byHub(
  context: CommandContext,
  by: { hub: string; token: string },
  asked: Asked,
): Promise<Reconciliation | undefined> {
  // What an act answers is shown in words, as what is only read.
  const api = operatorApi(by, { ...context, out: () => undefined })
  if (asked === undefined) return api.read<Reconciliation>(PATH)
  const { what, reason, since } = asked
  const sent = since === undefined ? { reason } : { reason, since: since.toISOString() }
  const { ok, text } = await api.call('POST', `${PATH}/${ROUTES[what]}`, sent)
  if (ok) return JSON.parse(text) as Reconciliation
  if (text.includes('"no-restore"')) for (const line of NOTHING[what]) context.err(line)
  return undefined
}

type Told = Exclude<Reconciliation, { state: 'none' }>

const isUnfinished = (now: Reconciliation): boolean =>
  now.state === 'restored' ||
  (now.state === 'reconciling' &&
    now.parties.some(({ receipts, back, copies, copiesBack }) => back < receipts || copiesBack < copies))

const linesOf = (now: Reconciliation): string[] =>
  now.state === 'none' ? ['the database was not restored to an earlier point'] : restoreLines(now)

function restoreLines(now: Told): string[] {
  const { state, restore, from, to, keptAt, lostAt, receiptOf, openedAt, openedBy, closedAt, closedBy, missing } = now
  const { copiesSince, copiesBy, parties } = now
  return [
    `restore ${restore}: ${SAID[state]}`,
    `lost: entries of the log from index ${from} to ${to - 1} or later, from ${keptAt ?? 'the beginning'} to ${lostAt} or later`,
    ...(receiptOf === undefined ? [] : [`shown by a receipt of ${receiptOf}, which the log denies`]),
    ...(openedAt === undefined ? [] : [`reconciling since ${openedAt}, from index ${from}; opened by ${openedBy}`]),
    ...(copiesSince === undefined
      ? []
      : [`receivers' copies are taken since ${copiesSince}; asked for by ${copiesBy}`]),
    ...(closedAt === undefined ? [] : [`closed ${closedAt} by ${closedBy}, ${missing} missing`]),
    ...parties.flatMap(partyLines),
  ]
}

const partyLines = ({ party, answeredAt, receipts, back, copies, copiesBack }: Told['parties'][number]): string[] => {
  if (answeredAt === undefined) return [`${party}  asked, has not answered`]
  const others = `${party}  holds copies of ${copies} messages of others, ${copiesBack} came back, ${copies - copiesBack} missing`
  return [
    `${party}  answered ${answeredAt}: ${receipts} receipts, ${back} came back, ${receipts - back} missing`,
    ...(copies === 0 ? [] : [others]),
  ]
}

const SAID = {
  restored: 'the hub is closed until an operator opens it (corridor reconcile --open)',
  reconciling: 'the hub is open, and what is missing comes back',
  closed: 'closed',
} as const
