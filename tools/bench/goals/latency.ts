import type { OpenRequest, OpenResult } from '../load/open.ts'
import { faultsOf, ledgerOf } from '../rig/stored.ts'
import { drained, measure, prepare, warmUp } from '../rig/windows.ts'
import type { Bench, Findings, Section } from '../section.ts'
import { shown, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'

/** G4: what a message waits when the hub is half busy, open loop, against what it waits when it is alone. */

const PATIENCE_MS = 30_000

async function play({ rig, options, log }: Bench): Promise<Findings> {
  const { seconds } = options
  let most = await warmUp(rig, options)
  const rounds: { most: number; aloneMs: number; halfMs: number; p50Ms: number; sent: number }[] = []
  for (let round = 1; round <= options.rounds; round += 1) {
    await prepare(rig, most, seconds)
    const full = await measure(rig, 'hub', { seconds })
    most = full.throughput
    await prepare(rig, most / 4, seconds)
    const alone = await measure(rig, 'hub', { seconds, concurrency: 1 })
    await prepare(rig, most, seconds)
    const request: OpenRequest = { url: rig.targets.hub, perSecond: most / 2, seconds, patienceMs: PATIENCE_MS }
    const half = await rig.load.call<OpenResult>('open', request)
    await drained(rig, 'hub')
    if (half.accepted < half.sent * 0.5 || half.timedOut > 0 || half.unsent > 0) {
      throw new Error(
        `of ${half.sent} messages ${half.accepted} were accepted in time, ${half.timedOut} never answered, ${half.unsent} not sent`,
      )
    }
    rounds.push({
      most,
      aloneMs: alone.run.latency.p99,
      halfMs: half.latency.p99,
      p50Ms: half.latency.p50,
      sent: half.sent / half.seconds,
    })
    log(
      `round ${round} of ${options.rounds}: p99 ${alone.run.latency.p99.toFixed(0)} ms alone, ` +
        `${half.latency.p99.toFixed(0)} ms at ${Math.round(most / 2)}/s`,
    )
  }
  const of = (key: keyof (typeof rounds)[number]): string => shown(spreadOf(rounds.map((round) => round[key])))
  return {
    faults: faultsOf(await ledgerOf(rig), await rig.load.call<number>('accepted', rig.targets.hub)),
    findings: [{ id: 'G4', values: rounds.map(({ halfMs, aloneMs }) => halfMs / aloneMs) }],
    text: table(
      ['', ''],
      [
        ['maximum, messages/s', of('most')],
        ['p99 ms, one at a time', of('aloneMs')],
        ['sent a second, open loop', of('sent')],
        ['p99 ms at that', of('halfMs')],
        ['p50 ms at that', of('p50Ms')],
      ],
    ),
    data: rounds,
  }
}

export const latencySection: Section = { name: 'half busy', goals: ['G4'], rig: {}, play }
