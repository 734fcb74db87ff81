import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInvariants } from '../support/invariants.ts'
import { newGrn, registration } from '../support/messages.ts'
import { createPatientClient } from '../support/patient-client.ts'
import { sendByPlain } from '../support/plain-adapter.ts'
import { openRestoreDrill, type RestoreDrill } from '../support/restore-drill.ts'
import { newJourney, type Journey } from '../support/scene.ts'
import { waitFor } from '../support/wait-for.ts'

let drill: RestoreDrill

beforeAll(async () => {
  // For both countries of the road.
  drill = await openRestoreDrill(['TG', 'BF'])
})
afterAll(() => drill.close())

async function travel(journey: Journey): Promise<void> {
  for (const { message } of journey.steps) {
    expect(await sendByPlain(message), message.type).toMatchObject({ outcome: 'accepted' })
  }
}

const reconciliation = async (): Promise<Record<string, unknown>> => {
  const headers = { authorization: 'Bearer token-of-operator' }
  return (await (await fetch(`${drill.hub.url}/v1/reconciliation`, { headers })).json()) as Record<string, unknown>
}

test('a hub below which the database goes back ends, and once it is opened adapters bring back by themselves what they hold receipts of', async () => {
  const { stage, hub, point, events, count, taken, reconcile } = drill
  const grn = newGrn()
  await createPatientClient(hub.url).send(stage.party('TG/fonds-garantie'), registration(grn, '1000000'))
  const [before, lost] = [newJourney(grn), newJourney(grn)]
  await travel(before)
  await taken()
  await hub.kill()
  await point.note()
  await hub.restart()
  const kept = await count('log_leaves')
  await travel(lost)
  await taken()
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
  await taken()
  // As they were sent, over both parties: none before what it follows.
  const back = events.filter(({ event }) => event === 'brought-back').map(({ receiptIndex }) => Number(receiptIndex))
  expect(back).toHaveLength(lost.steps.length)
  expect(back).toEqual(back.toSorted((one, other) => one - other))
  expect(events.filter(({ event }) => event === 'refused' || event === 'refused-when-brought-back')).toEqual([])
  const states = await stage.pool.query(`select distinct state from movements`)
  expect(states.rows).toEqual([{ state: 'discharged' }])
  // And what is new goes on as ever.
  await travel(newJourney(grn))
  await taken()
  expect(events.filter(({ event }) => event === 'refused')).toEqual([])
  const closed = await reconcile('--close', '--reason', 'all is back')
  expect(closed).toMatchObject({
    code: 0,
    lines: expect.arrayContaining([expect.stringMatching(/^closed .*, 0 missing$/)]),
  })
  expect(await reconciliation()).toMatchObject({ state: 'closed', missing: 0 })
  expect(await checkInvariants(stage.pool)).toEqual([])
})
