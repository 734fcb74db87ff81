import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkInvariants } from '../support/invariants.ts'
import { type Delivery, effective, type Journal, report } from '../support/journal.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { delivered, type Journey, type Judges, newJourney, openScene, type Scene } from '../support/scene.ts'
import { connectAs } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

let stage: Stage
let hub: ProcessHub
let scene: Scene
const judges: Judges = {}

beforeEach(async () => {
  stage = await openStage()
  hub = await stage.startHub()
  scene = await openScene(stage, hub, { BF: (delivery, before) => judges.BF?.(delivery, before) ?? 'accepted' })
})
afterEach(async () => {
  delete judges.BF
  await scene.close()
})

const get = async (path: string): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${hub.url}${path}`, { headers: { authorization: 'Bearer token-of-operator' } })
  return (await answer.json()) as Record<string, unknown>
}

const journalOf = (receiver: string): Journal => {
  const found = scene.journals.find((journal) => journal.receiver === receiver)
  if (found === undefined) throw new Error(`no journal of ${receiver}`)
  return found
}

const outboxOf = async ({ mrn }: Journey): Promise<string[]> => {
  const rows = await stage.pool.query<{ what: string }>(
    `select type || ' ' || state as what from outbox where receiver = 'BF' and mrn = $1 order by log_index`,
    [mrn],
  )
  return rows.rows.map(({ what }) => what)
}

test('a receiver that gives deliveries back and breaks off is told everything, once in effect, in order', async () => {
  // Every message: first given back, then lost with the connection every tenth time, then accepted.
  let disconnects = 0
  judges.BF = ({ logIndex }, before) => {
    if (before === 0) return 'nack'
    if (before === 1 && logIndex % 10 === 0) return disconnects++ < 5 ? 'disconnect' : 'accepted'
    return 'accepted'
  }
  const grn = await scene.guarantee('1000000')
  let journeys = 0
  await scene.load(4, grn, () => ++journeys > 12)
  expect(await scene.findings()).toEqual([])
  const { deliveries } = journalOf('BF')
  expect(deliveries.length).toBeGreaterThanOrEqual(2 * effective(journalOf('BF')).length)
  expect(scene.journals.find(({ receiver }) => receiver === 'BF')?.connections()).toBeGreaterThan(1)
})

test('a receiver that refuses a message holds back that movement, visibly, and no other', async () => {
  const grn = await scene.guarantee('1000000')
  const refused = newJourney(grn)
  judges.BF = ({ mrn }) => (mrn === refused.mrn ? 'refused' : 'accepted')
  const others = Array.from({ length: 5 }, () => newJourney(grn))
  await Promise.all([refused, ...others].map((journey) => scene.travel(journey)))
  const parked = [
    'anticipated-transit-record parked',
    'anticipated-arrival-record waiting',
    'border-exit-notice waiting',
    'discharge waiting',
  ]
  await waitFor(async () => (await outboxOf(refused)).join() === parked.join(), { label: 'the record parked' })
  await waitFor(async () => (await openElsewhere(refused)) === 0, { label: 'everything else delivered' })
  const { items } = (await get('/v1/parked')) as { items: Record<string, unknown>[] }
  expect(items).toMatchObject([
    {
      receiver: 'BF',
      mrn: refused.mrn,
      type: 'anticipated-transit-record',
      reason: 'refused',
      lastError: 'the national system refuses it',
      followers: 3,
    },
  ])
  expect(await get('/v1/queues/BF')).toMatchObject({ parked: 1, waiting: 3 })
  expect(effective(journalOf('BF')).filter(({ mrn }) => mrn === refused.mrn)).toHaveLength(1)
  expect(await checkInvariants(stage.pool, scene.journals, scene.client.receipts)).toEqual([])
})

test('a report given again changes nothing, with the same verdict or another', async () => {
  const grn = await scene.guarantee('1000000')
  await scene.travel(newJourney(grn))
  await delivered(stage)
  const before = await snapshot()
  await withReports('BF', async (tell) => {
    for (const delivery of effective(journalOf('BF'))) {
      await tell(delivery, 'accepted')
      await tell(delivery, 'refused')
    }
  })
  const expected = 2 * effective(journalOf('BF')).length
  await waitFor(async () => (await reports()) === before.reports + expected, { label: 'the repeated reports taken' })
  expect(await snapshot()).toEqual({ ...before, reports: before.reports + expected })
  expect(await scene.findings()).toEqual([])
})

/** Rows not delivered that are not of this movement at BF. */
async function openElsewhere({ mrn }: Journey): Promise<number> {
  const rows = await stage.pool.query(
    `select 1 from outbox where state <> 'delivered' and not (receiver = 'BF' and mrn = $1)`,
    [mrn],
  )
  return rows.rowCount ?? 0
}

async function reports(): Promise<number> {
  const rows = await stage.pool.query(
    `select 1 from outcomes join messages on seq = message where type = 'delivery-report' and verdict = 'accepted'`,
  )
  return rows.rowCount ?? 0
}

async function snapshot(): Promise<{ reports: number; outbox: unknown[] }> {
  const rows = await stage.pool.query(
    'select receiver, log_index, state, done_at, last_error from outbox order by 1, 2',
  )
  return { reports: await reports(), outbox: rows.rows }
}

type Tell = (delivery: Delivery, outcome: 'accepted' | 'refused') => Promise<void>

/** Reports as the party, on a connection of their own; each resolves when the broker has it. */
async function withReports(key: string, work: (tell: Tell) => Promise<void>): Promise<void> {
  const party = stage.party(key)
  const model = await connectAs(stage.amqpUrl, party)
  try {
    const channel = await model.createConfirmChannel()
    await work(
      (delivery, outcome) => new Promise((resolve) => report(channel, party, [{ delivery, outcome, done: resolve }])),
    )
  } finally {
    await model.close()
  }
}
