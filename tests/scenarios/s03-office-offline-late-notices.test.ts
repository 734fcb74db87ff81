import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, registered, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

type Legs = { legs: { exited?: unknown; entered?: unknown; implied?: boolean; exitMissing?: boolean }[] }

/** engine.md 7, scenario 3. */
describe('a border office was offline and its notices come late', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  it('takes an arrival before exit and entry, implies the legs, and back-fills them', async () => {
    const { mrn } = await released(hub)
    expect((await hub.post(hub.party('BF'), m.arrival(mrn))).body).toMatchObject({ status: 'applied' })
    expect(await stateOf(hub, mrn)).toBe('arrived')
    const implied = (await movementOf(hub, mrn)) as unknown as Legs
    expect(implied.legs.some((leg) => leg.implied === true)).toBe(true)

    expect((await hub.post(hub.party('BF'), m.entryNotice(mrn, { procedure: 'manual' }))).status).toBe(202)
    expect((await hub.post(hub.party('TG'), m.exitNotice(mrn, { procedure: 'manual' }))).status).toBe(202)
    const filled = (await movementOf(hub, mrn)) as unknown as Legs
    expect(await stateOf(hub, mrn)).toBe('arrived')
    expect(filled.legs.map((leg) => [leg.exited !== undefined, leg.entered !== undefined])).toEqual([
      [true, false],
      [false, true],
    ])
    expect(filled.legs.some((leg) => leg.implied === true || leg.exitMissing === true)).toBe(false)
  })

  it('holds a notice that comes before the release, and frees it with the release', async () => {
    const grn = await registered(hub, '1000000')
    const mrn = m.newMrn()
    await hub.post(hub.party('TG'), m.declaration(mrn, grn, '100000'))
    const notice = m.exitNotice(mrn)
    expect((await hub.post(hub.party('TG'), notice)).body).toMatchObject({
      status: 'held',
      awaits: 'release-for-transit',
    })
    expect(await stateOf(hub, mrn)).toBe('registered')
    const receiver = await startReceiver(hub, 'BF')
    await hub.post(hub.party('TG'), m.release(mrn))
    expect(await stateOf(hub, mrn)).toBe('at-border')
    await waitFor(() => receiver.received.some(({ id }) => id === notice.id), { label: 'the held notice at BF' })
    const leaves = await hub.pool.query('select kind from log_leaves where id = $1 order by log_index', [notice.id])
    expect(leaves.rows).toEqual([{ kind: 'message' }, { kind: 'effect' }])
    const indexes = receiver.received.filter((one) => one.mrn === mrn).map(({ logIndex }) => logIndex)
    expect(indexes).toHaveLength(3)
    expect(indexes).toEqual([...indexes].sort((a, b) => a - b))
    await receiver.close()
  })

  it('holds results before the arrival and a discharge before the results, and carries all out in one transaction', async () => {
    const { mrn } = await released(hub)
    expect((await hub.post(hub.party('BF'), m.results(mrn))).body).toMatchObject({ status: 'held' })
    expect((await hub.post(hub.party('TG'), m.discharge(mrn))).body).toMatchObject({ status: 'held' })
    await hub.post(hub.party('BF'), m.arrival(mrn))
    expect(await stateOf(hub, mrn)).toBe('discharged')
  })
})
