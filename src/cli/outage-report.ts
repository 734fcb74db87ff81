import { type DeliveriesOfTime, type MessageFate, parsePartyKey, reportOutage } from '../compose/outage-report.ts'
import { databaseUrlOf } from '../config.ts'
import { UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import type { Call } from './specs.ts'

/** Of each kind so many are named; the whole list is as long as the traffic, and is for a program. */
const NAMED = 20

/** Which of its messages a party asks about after an outage. */
const KINDS = ['refused', 'undecided', 'unanswered', 'late'] as const
type Kind = (typeof KINDS)[number]
type Tally = { received: number; accepted: number; counts: Record<Kind, number>; named: Record<Kind, string[]> }

/**
 * `corridor outage-report`: which messages were received in some time, and which of them were refused, are undecided, unanswered
 * or were answered late, for each party: so nobody has to send anything again on suspicion. Returns 0.
 */
export async function outageReport({ env, out }: CommandContext, { values }: Call<'outage-report'>): Promise<number> {
  const [from, to] = [timeOf('from', values.from), timeOf('to', values.to)]
  if (from >= to) throw new UsageError('--from has to be before --to')
  const party = values.party === undefined ? undefined : parsePartyKey(values.party)
  if (values.party !== undefined && party === undefined)
    throw new UsageError(`--party: ${values.party} is no party (CC or CC/party)`)
  const lateMs = secondsOf(values.late) * 1000
  const tallies = new Map<string, Tally>()
  const deliveries = await reportOutage({
    databaseUrl: databaseUrlOf(env),
    from,
    to,
    lateMs,
    ...(party === undefined ? {} : { party }),
    onMessage: (fate) => {
      if (values.json) out(JSON.stringify(jsonOf(fate, lateMs)))
      else add(tallies, fate, lateMs)
    },
  })
  if (values.json) for (const one of deliveries) out(JSON.stringify({ toBeSent: one }))
  else for (const line of textOf(tallies, deliveries)) out(line)
  return 0
}

function secondsOf(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`--late: ${text} is no whole number of seconds`)
  return Number(text)
}

/** An instant with its offset: without one it would be another time at each desk. */
function timeOf(option: string, text: string): number {
  const time = /(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time))
    throw new UsageError(`--${option}: ${text} is no time with its offset, as 2026-03-02T14:00:00Z`)
  return time
}

/** What has to be looked at of a message; nothing of one that was accepted and answered in time. */
function kindsOf({ became, receivedAt, answeredAt }: MessageFate, lateMs: number): Kind[] {
  const kinds: Kind[] = became === 'accepted' ? [] : [became]
  if (answeredAt === undefined) return became === 'undecided' ? kinds : [...kinds, 'unanswered']
  return answeredAt - receivedAt > lateMs ? [...kinds, 'late'] : kinds
}

function jsonOf(fate: MessageFate, lateMs: number): object {
  const { receivedAt, answeredAt, ...rest } = fate
  const answered = answeredAt === undefined ? {} : { answeredAt: new Date(answeredAt).toISOString() }
  return { ...rest, receivedAt: new Date(receivedAt).toISOString(), ...answered, notes: kindsOf(fate, lateMs) }
}

function add(tallies: Map<string, Tally>, fate: MessageFate, lateMs: number): void {
  const tally = tallies.get(fate.party) ?? newTally()
  tallies.set(fate.party, tally)
  tally.received += 1
  if (fate.became === 'accepted') tally.accepted += 1
  for (const kind of kindsOf(fate, lateMs)) {
    tally.counts[kind] += 1
    if (tally.named[kind].length < NAMED) tally.named[kind].push(nameOf(fate))
  }
}

const newTally = (): Tally => ({
  received: 0,
  accepted: 0,
  counts: { refused: 0, undecided: 0, unanswered: 0, late: 0 },
  named: { refused: [], undecided: [], unanswered: [], late: [] },
})

const nameOf = ({
  id = 'without an id',
  type = 'of no type',
  mrn,
  status,
  receivedAt,
  answeredAt,
}: MessageFate): string => {
  const after = answeredAt === undefined ? '' : `  after ${Math.round((answeredAt - receivedAt) / 1000)} s`
  return [new Date(receivedAt).toISOString(), id, type, mrn ?? '', status ?? ''].join('  ').trimEnd() + after
}

function textOf(tallies: ReadonlyMap<string, Tally>, deliveries: readonly DeliveriesOfTime[]): string[] {
  const parties = [...new Set([...tallies.keys(), ...deliveries.map(({ party }) => party)])].toSorted()
  const lines = parties.flatMap((party) => {
    const { received, accepted, counts, named } = tallies.get(party) ?? newTally()
    const told = KINDS.map((kind) => `${kind} ${counts[kind]}`).join(', ')
    const { made = 0, waiting = 0, late = 0 } = deliveries.find((one) => one.party === party) ?? {}
    return [
      `${party}  received ${received}: accepted ${accepted}, ${told}; to be sent to it ${made}: waiting ${waiting}, late ${late}`,
      ...KINDS.flatMap((kind) => [
        ...named[kind].map((name) => `    ${kind}  ${name}`),
        ...(counts[kind] > NAMED ? [`    ${kind}  and ${counts[kind] - NAMED} more (--json names all)`] : []),
      ]),
    ]
  })
  if (lines.length === 0) return ['nothing was received in that time, and nothing was to be sent']
  return [
    ...lines,
    'What was received is kept, and need not be sent again. What is not in the list of --json has not arrived.',
  ]
}
