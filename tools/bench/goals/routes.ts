import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../goals.ts'
import { type Probe, probes, type Samples, unasked } from './probes.ts'
import { queryOnce } from '../rig/query.ts'
import { grantReaders, type Readers } from '../rig/readers.ts'
import type { Rig } from '../rig/rig.ts'
import type { Bench, Findings } from '../section.ts'
import { number, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'

/**
 * G18: every route that reads, with every filter, on a database with many movements: how long its answer takes, all of it,
 * over loopback. That is more than the slowest query of the route takes at the server, so a goal met so is met.
 */

const MANY = 1_000_000
const ANSWER_MS = 60_000
const SHOWN = 15

type Asked = { readonly name: string; readonly as: string; readonly status: number; readonly times: number[] }

/** Asks one thing and reads all of the answer. */
export async function ask(
  url: string,
  path: string,
  token: string | undefined,
): Promise<{ status: number; ms: number; text: string }> {
  const startedAt = performance.now()
  const answer = await fetch(new URL(path, url), {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(ANSWER_MS),
  })
  const text = await answer.text()
  return { status: answer.status, ms: performance.now() - startedAt, text }
}

/** Names of things that are there, for the routes that ask for one: from the lists and the timeline of what they name. */
async function samplesOf(rig: Rig, { operator }: Readers): Promise<Samples> {
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const { status, text } = await ask(rig.targets.hub, path, operator)
    if (status !== 200) throw new Error(`${path} was answered ${status}: ${text.slice(0, 500)}`)
    return JSON.parse(text) as Record<string, unknown>
  }
  const firstOf = (page: Record<string, unknown>): Record<string, unknown> => {
    const list = Object.values(page).find((value) => Array.isArray(value) && value.length > 0) as
      | Record<string, unknown>[]
      | undefined
    if (list?.[0] === undefined) throw new Error(`nothing is listed: ${JSON.stringify(page).slice(0, 200)}`)
    return list[0]
  }
  const movements = await read('/v1/movements?limit=1')
  const mrn = textOf(firstOf(movements)['mrn'])
  const guarantees = await read('/v1/guarantees?limit=1')
  return {
    mrn,
    grn: textOf(firstOf(guarantees)['grn']),
    movementCursor: textOf(movements['next']),
    guaranteeCursor: textOf(guarantees['next']),
    message: messageIn(await read(`/v1/movements/${mrn}/timeline`)),
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A message of a timeline: whatever in it has a sender and an id. */
function messageIn(timeline: unknown): { sender: string; id: string } {
  const open = [timeline]
  for (let one = open.shift(); one !== undefined; one = open.shift()) {
    if (typeof one !== 'object' || one === null) continue
    const { sender, id } = one as Record<string, unknown>
    if (typeof sender === 'string' && typeof id === 'string') return { sender, id }
    open.push(...Object.values(one))
  }
  throw new Error('a timeline without a message')
}

/** Asks everything so many times, in turn, so that what disturbs the machine does not fall on one route alone. */
async function askAll(rig: Rig, all: readonly Probe[], readers: Readers, rounds: number): Promise<Asked[]> {
  const asked: (Asked & { probe: Probe })[] = []
  for (const probe of all) {
    // The first answer of a route opens connections and reads pages from disk.
    const { status, text } = await ask(rig.targets.hub, probe.path, readers[probe.as])
    if (status >= 500 || status === 400 || status === 401) {
      throw new Error(`${probe.path} as ${probe.as} was answered ${status}: ${text.slice(0, 300)}`)
    }
    asked.push({ name: probe.path, as: probe.as, status, times: [], probe })
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { probe, times, status } of asked) {
      const again = await ask(rig.targets.hub, probe.path, readers[probe.as])
      // A refusal is quick and would pass for a quick answer.
      if (again.status !== status) throw new Error(`${probe.path} was answered ${status}, then ${again.status}`)
      times.push(again.ms)
    }
  }
  return asked
}

/** Copies for reads alone (tools/fill, `--copies`) count as well as what was played: nothing but reads is asked here. */
export async function storedIn(rig: Rig, what: 'movements' | 'messages'): Promise<number> {
  const [row] = await queryOnce<{ count: number }>(rig.hubDatabaseUrl, `select count(*)::int as count from ${what}`, [])
  return row?.count ?? 0
}

/** Asks everything of the hub of a filled rig. */
export async function playRoutes(rig: Rig, { options, log }: Bench): Promise<Findings> {
  const { rounds } = options
  const movements = await storedIn(rig, 'movements')
  const readers = await grantReaders(rig)
  const all = probes(await samplesOf(rig, readers))
  const openapi = await readFile(join(import.meta.dirname, '../../../docs/api/openapi.json'), 'utf8')
  const forgotten = unasked(all, openapi)
  if (forgotten.length > 0) throw new Error(`no question for ${forgotten.join(', ')}`)
  log(`${all.length} questions, ${rounds} rounds`)
  const asked = await askAll(rig, all, readers, rounds)
  const slowest = asked.toSorted((a, b) => spreadOf(b.times).median - spreadOf(a.times).median)
  const notes = movements < MANY ? [`on ${movements} stored movements, not ${MANY}`] : []
  // Of the route that is slowest by its median: the slowest of all answers would tell of the machine.
  const finding: Finding = { id: 'G18', values: slowest[0]?.times ?? [], notes }
  return {
    findings: [finding],
    text: table(
      ['slowest answers', 'as', 'status', 'median ms', 'greatest ms'],
      slowest.slice(0, SHOWN).map(({ name, as, status, times }) => {
        const { median, max } = spreadOf(times)
        return [name, as, String(status), number(median), number(max)]
      }),
    ),
    data: slowest,
  }
}
