import type { Finding } from '../goals.ts'
import type { Rig } from '../rig/rig.ts'
import { measure, prepare, warmUp, type Window } from '../rig/windows.ts'
import type { Bench, Findings, Section } from '../section.ts'
import { playPages } from './pages.ts'
import { playRoutes } from './routes.ts'
import { shown, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'

/**
 * G5, G18 and G19, on a database with many stored movements: the journey load, between two windows on one with few, every
 * route that reads, and what pages ask. Reads come first, since nothing waits for vacuum then.
 */

const FILLED = ['G5', 'G18', 'G19'] as const
const FEW = 10_000
const MANY = 1_000_000
/** Few are never more than this part of many, or nothing would be compared. */
const AT_MOST = 10

async function play(bench: Bench): Promise<Findings> {
  const { only } = bench.options
  const large = await bench.another({ movements: bench.options.movements })
  const reads = only.has('G18') ? await playRoutes(large, bench) : undefined
  const pages = only.has('G19') ? await playPages(large, bench) : undefined
  const load = only.has('G5') ? await playLoad(large, bench) : undefined
  return {
    findings: [...(load?.findings ?? []), ...(reads?.findings ?? []), ...(pages?.findings ?? [])],
    text: [...(load?.text ?? []), '', ...(reads?.text ?? []), '', ...(pages?.text ?? [])],
    data: { load: load?.data, reads: reads?.data, pages: pages?.data },
  }
}

async function playLoad(large: Rig, { options, log, another }: Bench): Promise<Findings> {
  const few = Math.max(1, Math.min(FEW, Math.floor(options.movements / AT_MOST)))
  const small = await another({ movements: few })
  let rate = Math.max(await warmUp(small, options), await warmUp(large, options))
  const window = async (rig: Rig): Promise<Window> => {
    await prepare(rig, rate, options.seconds)
    const measured = await measure(rig, 'hub', { seconds: options.seconds })
    rate = Math.max(rate, measured.throughput)
    return measured
  }
  let before = await window(small)
  const rounds: { few: number; many: number; ratio: number; fewWal: number; manyWal: number }[] = []
  for (let round = 1; round <= options.rounds; round += 1) {
    const many = await window(large)
    const after = await window(small)
    const mean = (before.throughput + after.throughput) / 2
    rounds.push({
      few: mean,
      many: many.throughput,
      ratio: many.throughput / mean,
      fewWal: after.wal.bytes / 1_000,
      manyWal: many.wal.bytes / 1_000,
    })
    log(`round ${round} of ${options.rounds}: ${Math.round(many.throughput)}/s on many, ${Math.round(mean)}/s on few`)
    before = after
  }
  const of = (key: keyof (typeof rounds)[number]): string => shown(spreadOf(rounds.map((round) => round[key])))
  const finding: Finding = {
    id: 'G5',
    values: rounds.map(({ ratio }) => ratio),
    notes: notesOf(few, options.movements),
  }
  return {
    findings: [finding],
    text: table(
      ['stored movements', few.toLocaleString('en-US'), options.movements.toLocaleString('en-US')],
      [
        ['accepted messages/s', of('few'), of('many')],
        ['WAL KB a message', of('fewWal'), of('manyWal')],
      ],
    ),
    data: rounds,
  }
}

const notesOf = (few: number, many: number): string[] =>
  few === FEW && many === MANY ? [] : [`${many} stored movements against ${few}, not ${MANY} against ${FEW}`]

export const storedSection: Section = { name: 'many stored movements', goals: FILLED, rig: 'none', play }
