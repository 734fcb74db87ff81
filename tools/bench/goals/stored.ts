import { setTimeout as pause } from 'node:timers/promises'
import type { Finding } from '../goals.ts'
import type { Rig } from '../rig/rig.ts'
import { measure, prepare, warmUp, type Window } from '../rig/windows.ts'
import { type Pages, pagesOf, storedIn } from '../rig/written.ts'
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

/** Sessions that rest have told by then what they have counted. */
const COUNTED_MS = 11_000

type Round = { few: Window; many: Window; between: number }

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
  await pause(COUNTED_MS)
  const stored = { few, many: Math.max(options.movements, await storedIn(large)) }
  const pages = { few: await pagesOf(small), many: await pagesOf(large) }
  const first = await window(small)
  let before = first
  const rounds: Round[] = []
  for (let round = 1; round <= options.rounds; round += 1) {
    const many = await window(large)
    const after = await window(small)
    const between = (before.throughput + after.throughput) / 2
    rounds.push({ few: after, many, between })
    log(
      `round ${round} of ${options.rounds}: ${Math.round(many.throughput)}/s on many, ${Math.round(between)}/s on few`,
    )
    before = after
  }
  await pause(COUNTED_MS)
  const played = { few: [first, ...rounds.map((round) => round.few)], many: rounds.map((round) => round.many) }
  const looked = {
    few: perMessage(pages.few, await pagesOf(small), played.few),
    many: perMessage(pages.many, await pagesOf(large), played.many),
  }
  const finding: Finding = {
    id: 'G5',
    values: rounds.map(({ many, between }) => many.throughput / between),
    notes: notesOf(stored.few, stored.many),
  }
  return {
    findings: [finding],
    text: table(
      ['stored movements', stored.few.toLocaleString('en-US'), stored.many.toLocaleString('en-US')],
      rowsOf(rounds, looked),
    ),
    data: { stored, rounds, looked },
  }
}

/** Pages a message, over all these windows with their warming up and drains. */
function perMessage(before: Pages, after: Pages, windows: readonly Window[]): Pages {
  const messages = windows.reduce((sum, { run }) => sum + run.acceptedInAll, 0)
  return { looked: (after.looked - before.looked) / messages, read: (after.read - before.read) / messages }
}

function rowsOf(rounds: readonly Round[], looked: { few: Pages; many: Pages }): string[][] {
  const row = (name: string, of: (window: Window) => number | undefined): string[] => [
    name,
    shown(spreadOf(rounds.map(({ few }) => of(few) ?? Number.NaN))),
    shown(spreadOf(rounds.map(({ many }) => of(many) ?? Number.NaN))),
  ]
  return [
    row('accepted messages/s', ({ throughput }) => throughput),
    row('CPU of the hub, us a message', ({ cpuMicros }) => cpuMicros.pipeline),
    row('CPU of PostgreSQL, us a message', ({ cpuMicros }) => cpuMicros.database),
    row('WAL KB a message', ({ wal }) => wal.bytes / 1_000),
    row('whole pages in it a message', ({ wal }) => wal.pages),
    ['pages looked at a message', looked.few.looked.toFixed(0), looked.many.looked.toFixed(0)],
    ['of these not in its buffers', looked.few.read.toFixed(2), looked.many.read.toFixed(2)],
  ]
}

const notesOf = (few: number, many: number): string[] =>
  few === FEW && many === MANY ? [] : [`${many} stored movements against ${few}, not ${MANY} against ${FEW}`]

export const storedSection: Section = { name: 'many stored movements', goals: FILLED, rig: 'none', play }
