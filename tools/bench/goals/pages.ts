import { TOPICS } from '../../../src/ports/statistics.ts'
import type { Finding } from '../goals.ts'
import type { Reader } from './probes.ts'
import { ask, storedIn } from './routes.ts'
import { queryOnce } from '../rig/query.ts'
import { grantReaders, OFFICES, type Readers } from '../rig/readers.ts'
import type { Rig } from '../rig/rig.ts'
import type { Bench, Findings } from '../section.ts'
import { number, table } from '../shown.ts'
import { latencyOf } from '../statistics.ts'

/**
 * G19: what each page people use asks of the hub when it is opened (web/), on a database with many movements: how long the answer
 * takes, all of it, over loopback, which is more than it takes at the server. Whoever changes what a page asks changes it here.
 */

type PageRead = { readonly page: string; readonly path: string; readonly as: Reader }

/** So many answers of a route in a round: a p95 needs twenty. */
const EACH_ROUND = 20
const DAY_MS = 86_400_000

/** What is printed on an accompanying document. */
type Paper = { readonly mrn: string; readonly code: string }

/** The pages, in the order of their navigation, each with what it asks. */
export function pageReads({ mrn, code }: Paper, now: Date): PageRead[] {
  const of = (page: string, as: Reader, ...paths: readonly string[]): PageRead[] =>
    paths.map((path) => ({ page, path, as }))
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString()
  return [
    ...of('console, any', 'operator', '/v1/labels/fr'),
    ...of('console, to settle', 'operator', '/v1/attention?limit=200'),
    ...of('console, countries', 'operator', '/v1/queues'),
    ...of(
      'console, a queue',
      'operator',
      '/v1/queues/BF',
      `/v1/queues/BF/history?from=${dayAgo}&step=PT15M`,
      '/v1/parked?receiver=BF&limit=200',
      '/v1/queues/BF/messages?limit=50',
    ),
    ...of('console, movements', 'operator', '/v1/movements?sort=recent&limit=50', `/v1/movements?q=${mrn}&limit=50`),
    ...of('console, a movement', 'operator', `/v1/movements/${mrn}`, `/v1/movements/${mrn}/timeline`),
    ...of('console, figures', 'operator', ...TOPICS.map((topic) => `/v1/statistics/${topic}`)),
    ...of('console, guarantees', 'operator', '/v1/guarantees?limit=50'),
    ...of('console, registry', 'operator', '/v1/participants', '/v1/participants/BF', '/v1/officers?limit=200'),
    ...of('console, log', 'operator', '/v1/log/checkpoint', '/v1/health', '/v1/log/keys', '/v1/audits'),
    ...of('desk, expected', 'officer', `/v1/offices/${OFFICES.border}/expected?wait=0`),
    ...of('desk, to do', 'officer', `/v1/offices/${OFFICES.departure}/todo`, '/v1/captures'),
    ...of('follow-up', 'nobody', '/follow-up', `/v1/follow-up/${mrn}?code=${code}&language=fr`),
  ]
}

/** The document of a movement in the middle of all that are stored. */
async function paperIn(rig: Rig): Promise<Paper> {
  const [paper] = await queryOnce<Paper>(
    rig.hubDatabaseUrl,
    // Copies, which the filler makes for what is listed and searched, were told to nobody.
    `select mrn, code from follow_up_codes where mrn = (
       select mrn from deliveries where type = 'discharge' order by mrn
       offset (select count(*) / 2 from deliveries where type = 'discharge') limit 1)`,
    [],
  )
  if (paper === undefined) throw new Error('no movement has a code on its document')
  return paper
}

type Timed = PageRead & { readonly times: number[] }

/** The greatest p95 of a round of answers; what is not answered 200 tells of no page. */
async function playRound(rig: Rig, readers: Readers, all: readonly Timed[]): Promise<number> {
  const from = all.map(({ times }) => times.length)
  for (let each = 0; each < EACH_ROUND; each += 1) {
    for (const { path, as, times } of all) {
      const { status, ms, text } = await ask(rig.targets.hub, path, readers[as])
      if (status !== 200) throw new Error(`${path} as ${as} was answered ${status}: ${text.slice(0, 300)}`)
      times.push(ms)
    }
  }
  return Math.max(...all.map(({ times }, at) => latencyOf(times.slice(from[at])).p95))
}

/** Opens every page on the hub of a filled rig. */
export async function playPages(rig: Rig, { options, log }: Bench): Promise<Findings> {
  const readers = await grantReaders(rig)
  const all = pageReads(await paperIn(rig), new Date()).map((read): Timed => ({ ...read, times: [] }))
  const [movements, messages] = [await storedIn(rig, 'movements'), await storedIn(rig, 'messages')]
  const stored = `on ${movements} stored movements and ${messages} messages`
  log(`${all.length} routes of pages, ${options.rounds} rounds of ${EACH_ROUND}, ${stored}`)
  // The first answer of a route opens connections and reads pages from disk.
  for (const { path, as } of all) await ask(rig.targets.hub, path, readers[as])
  const values: number[] = []
  for (let round = 0; round < options.rounds; round += 1) values.push(await playRound(rig, readers, all))
  const finding: Finding = { id: 'G19', values, notes: [stored] }
  return {
    findings: [finding],
    text: table(
      ['page', 'asks', 'p50 ms', 'p95 ms', 'greatest ms'],
      all.map(({ page, path, times }) => {
        const { p50, p95, max } = latencyOf(times)
        return [page, path.replace(/\?.*(code=|from=).*/, ''), number(p50), number(p95), number(max)]
      }),
    ),
    data: all,
  }
}
