import type { Bench, Findings, Section } from '../section.ts'
import { shown, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'
import { faultsOf, ledgerOf } from '../rig/stored.ts'
import { measure, prepare, warmSide, type Window } from '../rig/windows.ts'

/** The hub beside an Apache Camel route that does only the input and output of a message; no goal, but to be beaten. */

async function play({ rig, options, log }: Bench): Promise<Findings> {
  await rig.load.call('guarantees', { url: rig.targets.hub, count: options.guarantees })
  const warmPeer = await warmSide(rig, 'reference', options)
  const warmHub = await warmSide(rig, 'hub', options)
  log(`warm: hub ${Math.round(warmHub)}/s, Camel ${Math.round(warmPeer)}/s`)
  const windows: Record<'hub' | 'reference', Window[]> = { hub: [], reference: [] }
  let rate = Math.max(warmHub, warmPeer)
  for (let round = 1; round <= options.rounds; round += 1) {
    // Each is first in every other round: what came before it weighs on neither.
    const order = round % 2 === 1 ? (['hub', 'reference'] as const) : (['reference', 'hub'] as const)
    for (const side of order) {
      await prepare(rig, rate, options.seconds)
      const window = await measure(rig, side, { seconds: options.seconds })
      windows[side].push(window)
      rate = Math.max(rate, window.throughput)
    }
    const [hub, peer] = [windows.hub.at(-1), windows.reference.at(-1)]
    log(
      `round ${round} of ${options.rounds}: hub ${hub?.throughput.toFixed(0)}/s, Camel ${peer?.throughput.toFixed(0)}/s`,
    )
  }
  const ledger = await ledgerOf(rig)
  const faults = faultsOf(ledger, await rig.load.call<number>('accepted', rig.targets.hub))
  const ratios = windows.hub.map(({ throughput }, at) => throughput / (windows.reference[at]?.throughput ?? Number.NaN))
  const row = (label: string, of: (window: Window) => number): string[] => [
    label,
    shown(spreadOf(windows.hub.map(of))),
    shown(spreadOf(windows.reference.map(of))),
  ]
  const cpu = (label: string, part: keyof Window['cpuMicros']): string[] =>
    row(label, ({ cpuMicros }) => cpuMicros[part] ?? Number.NaN)
  return {
    findings: [],
    faults,
    text: [
      ...table(
        ['', 'hub', 'Apache Camel'],
        [
          row('accepted messages a second', ({ throughput }) => throughput),
          row('p99, ms', ({ run }) => run.latency.p99),
          cpu('CPU of the process, us a message', 'pipeline'),
          cpu('CPU of PostgreSQL', 'database'),
          cpu('CPU of RabbitMQ', 'broker'),
        ],
      ),
      `hub / Camel: ${shown(spreadOf(ratios))} (to be above 1; 2.5 is the stretch)`,
    ],
    data: { ratios, windows },
  }
}

export const peerSection: Section = { name: 'beside an Apache Camel route', goals: [], rig: { peer: true }, play }
