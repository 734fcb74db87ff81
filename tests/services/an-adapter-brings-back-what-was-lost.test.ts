import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningAdapter } from '../../src/adapter-host/host.ts'
import { runCommand } from '../../src/cli/commands.ts'
import { type EarlierPoint, earlierPoint } from '../support/earlier-point.ts'
import { checkInvariants } from '../support/invariants.ts'
import { newGrn, registration } from '../support/messages.ts'
import { createPatientClient } from '../support/patient-client.ts'
import { type AdapterEvent, sendByPlain, startPlainAdapter } from '../support/plain-adapter.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { newJourney, type Journey } from '../support/scene.ts'
import { waitFor } from '../support/wait-for.ts'

let folder = ''
let stage: Stage
let hub: ProcessHub
let adapter: RunningAdapter
let point: EarlierPoint
const events: AdapterEvent[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-plain-'))
  stage = await openStage()
  point = earlierPoint(stage.databaseUrl)
  hub = await stage.startHub()
  // For both countries of the road, over AMQP.
  adapter = await startPlainAdapter({
    stage,
    hub,
    folder,
    keys: ['TG', 'BF'],
    told: (event) => void events.push(event),
  })
})
afterAll(async () => {
  await adapter.stop()
  await stage.close()
  await point.drop()
  await rm(folder, { recursive: true, force: true })
})

async function travel(journey: Journey): Promise<void> {
  for (const { message } of journey.steps) {
    expect(await sendByPlain(message), message.type).toMatchObject({ outcome: 'accepted' })
  }
}

const count = async (sql: string): Promise<number> =>
  Number((await stage.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n)

const allTaken = (): Promise<true> =>
  waitFor(
    async () => (await count(`outbox where receiver in ('TG', 'BF') and state <> 'delivered'`)) === 0 || undefined,
    {
      label: 'everything taken',
    },
  ).then(() => true)

const reconciliation = async (): Promise<Record<string, unknown>> => {
  const headers = { authorization: 'Bearer token-of-operator' }
  return (await (await fetch(`${hub.url}/v1/reconciliation`, { headers })).json()) as Record<string, unknown>
}

/** `corridor reconcile` by the hub. */
async function reconcile(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  const out = (line: string): void => void lines.push(line)
  const called = ['reconcile', '--hub', hub.url, '--token', 'token-of-operator', ...args]
  const stopped = new AbortController().signal
  return { code: await runCommand({ args: called, env: {}, stopped, out, err: out }), lines }
}

test('a hub below which the database goes back ends, and once it is opened adapters bring back by themselves what they hold receipts of', async () => {
  const grn = newGrn()
  await createPatientClient(hub.url).send(stage.party('TG/fonds-garantie'), registration(grn, '1000000'))
  const [before, lost] = [newJourney(grn), newJourney(grn)]
  await travel(before)
  await allTaken()
  await hub.kill()
  await point.note()
  await hub.restart()
  const kept = await count('log_leaves')
  await travel(lost)
  await allTaken()
  const had = await count('log_leaves')
  await waitFor(async () => (await readdir(join(stage.pki.folder, 'log'))).some((file) => file.includes(`.${had}.`)), {
    label: 'the state of the log to be remembered',
  })

  await point.goBack()
  await waitFor(() => hub.ended(), { label: 'the hub to end by itself' })
  expect(hub.output()).toContain('the database went back to an earlier point while the hub was running')
  await hub.restart()
  expect(await reconciliation()).toMatchObject({ state: 'restored', from: kept, to: had })
  expect(await count('log_leaves')).toBe(kept)

  expect(await reconcile('--open', '--reason', 'the backup ended there')).toMatchObject({ code: 0 })
  expect(await reconcile('--open', '--reason', 'once more')).toMatchObject({ code: 1 })
  const own = (key: string): number => lost.steps.filter(({ from }) => from === key).length
  await waitFor(
    async () => {
      const { parties } = (await reconciliation()) as { parties: { party: string; receipts: number; back: number }[] }
      return ['TG', 'BF'].every((key) =>
        parties.some(({ party, receipts, back }) => party === key && receipts === own(key) && back === own(key)),
      )
    },
    { label: 'everything to come back' },
  )
  await allTaken()
  // As they were sent, over both parties: none before what it follows.
  const back = events.filter(({ event }) => event === 'brought-back').map(({ receiptIndex }) => Number(receiptIndex))
  expect(back).toHaveLength(lost.steps.length)
  expect(back).toEqual(back.toSorted((one, other) => one - other))
  expect(events.filter(({ event }) => event === 'refused' || event === 'refused-when-brought-back')).toEqual([])
  const states = await stage.pool.query(`select distinct state from movements`)
  expect(states.rows).toEqual([{ state: 'discharged' }])
  // And what is new goes on as ever.
  await travel(newJourney(grn))
  await allTaken()
  expect(events.filter(({ event }) => event === 'refused')).toEqual([])
  const closed = await reconcile('--close', '--reason', 'all is back')
  expect(closed).toMatchObject({
    code: 0,
    lines: expect.arrayContaining([expect.stringMatching(/^closed .*, 0 missing$/)]),
  })
  expect(await reconciliation()).toMatchObject({ state: 'closed', missing: 0 })
  expect(await checkInvariants(stage.pool)).toEqual([])
})
