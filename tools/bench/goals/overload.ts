import type { Finding } from '../goals.ts'
import { LATER } from '../load/http-client.ts'
import type { OpenRequest, OpenResult } from '../load/open.ts'
import type { PrepareRequest } from '../load/supply.ts'
import type { Rig } from '../rig/rig.ts'
import { faultsOf, ledgerOf } from '../rig/stored.ts'
import { drained, measure, prepare, warmUp } from '../rig/windows.ts'
import type { Bench, Findings, Section } from '../section.ts'
import { shown, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'

/** G9: three times what the hub can take, open loop. It must go on taking as much as it can and say no to the rest. */

const TIMES = 3
/** Clients give up after this; the hub's own limits are shorter. */
const PATIENCE_MS = 30_000
/** More than the hub lets wait for a commit, and what is done by then. */
const JOURNEYS_MOST = 6_500
/** Answers that say no as they should. */
const GOOD_REFUSALS = LATER.map(String)

type Round = { readonly most: number; readonly result: OpenResult }

/** Goodput against the maximum, and the share of what was sent that was neither accepted nor refused as it should be. */
export function overloadFindings(rounds: readonly Round[]): Finding[] {
  return [
    {
      id: 'G9',
      part: 'goodput',
      values: rounds.map(({ most, result }) => result.accepted / result.seconds / most),
    },
    {
      id: 'G9',
      part: 'refusals',
      values: rounds.map(({ result }) => badAnswers(result) / result.sent),
      ...(rounds.some(({ result }) => result.unsent > 0)
        ? { notes: ['more waited at once than the generator has connections and journeys; the rest was not sent'] }
        : {}),
    },
  ]
}

function badAnswers({ byStatus, timedOut }: OpenResult): number {
  const good = new Set<string>(['202', ...GOOD_REFUSALS])
  const others = Object.entries(byStatus).filter(([status]) => !good.has(status))
  return timedOut + others.reduce((sum, [, count]) => sum + count, 0)
}

async function play({ rig, options, log }: Bench): Promise<Findings> {
  const { seconds } = options
  let most = await warmUp(rig, options)
  const rounds: Round[] = []
  for (let round = 1; round <= options.rounds; round += 1) {
    await prepare(rig, most, seconds)
    const before = await measure(rig, 'hub', { seconds })
    most = before.throughput
    // Each journey waits for its own answer, so there must be as many as messages may wait.
    const journeys = Math.ceil(Math.min(most * TIMES * seconds, JOURNEYS_MOST))
    await rig.load.call('prepare', { journeys } satisfies PrepareRequest)
    const request: OpenRequest = { url: rig.targets.hub, perSecond: most * TIMES, seconds, patienceMs: PATIENCE_MS }
    const result = await rig.load.call<OpenResult>('open', request)
    await drained(rig, 'hub')
    rounds.push({ most, result })
    log(
      `round ${round} of ${options.rounds}: ${Math.round(result.accepted / result.seconds)}/s of ` +
        `${Math.round(result.sent / result.seconds)}/s sent accepted, ${JSON.stringify(result.byStatus)}, ` +
        `${result.timedOut} without answer, ${result.unsent} not sent`,
    )
  }
  const of = (one: (round: Round) => number): string => shown(spreadOf(rounds.map(one)))
  return {
    findings: overloadFindings(rounds),
    faults: await lostIn(rig, rounds),
    text: table(
      ['', ''],
      [
        ['maximum, messages/s', of((round) => round.most)],
        ['sent a second', of(({ result }) => result.sent / result.seconds)],
        ['accepted a second inside the window', of(({ result }) => result.accepted / result.seconds)],
        ['refused with 429 or 503', of(({ result }) => refusedWell(result))],
        ['p99 ms of those accepted', of(({ result }) => result.latency.p99)],
      ],
    ),
    data: rounds,
  }
}

/** What was accepted must be there; of a message without an answer nobody knows whether it was. */
async function lostIn(rig: Rig, rounds: readonly Round[]): Promise<string[]> {
  if (rounds.some(({ result }) => result.timedOut > 0)) return []
  return faultsOf(await ledgerOf(rig), await rig.load.call<number>('accepted', rig.targets.hub))
}

const refusedWell = ({ byStatus }: OpenResult): number =>
  GOOD_REFUSALS.reduce((sum, status) => sum + (byStatus[status] ?? 0), 0)

export const overloadSection: Section = { name: 'overload', goals: ['G9'], rig: {}, play }
