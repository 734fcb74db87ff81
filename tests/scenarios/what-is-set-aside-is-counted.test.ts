import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { QUICK } from '../support/pace.ts'
import { waitFor } from '../support/wait-for.ts'

type Dependency = { name: string; state: string; consequence: string }

describe('what the hub fails at', () => {
  let hub: TestHub
  let entries: number[] = []
  const as = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' })
  const metrics = async () =>
    (await (await fetch(`${hub.url}/metrics`, { headers: as('token-of-operator') })).text())
      .split('\n')
      .filter((line) => line.startsWith('corridor_set_aside'))
  const said = (state: string) =>
    waitFor(
      async () => {
        const { dependencies } = (await hub.get('/v1/health')).body as { dependencies: Dependency[] }
        const found = dependencies.find(({ name }) => name === 'set-aside')
        return found?.state === state ? found.consequence : undefined
      },
      { label: `that it is ${state}` },
    )
  const setAside = async () => ((await hub.get('/v1/set-aside')).body as { items: { logIndex: number }[] }).items
  const retryAll = async () => {
    for (const entry of entries) {
      const init = { method: 'POST', headers: as('token-of-operator'), body: '{"reason":"mended"}' }
      await fetch(`${hub.url}/v1/set-aside/${entry}/retry`, init)
    }
  }

  beforeAll(async () => {
    hub = await startTestHub({ pace: QUICK })
  })
  afterAll(() => hub.stop())

  it('is nothing, at first', async () => {
    expect(await metrics()).toEqual(['corridor_set_aside_waiting 0'])
    expect(await said('ok')).toBe('All is well.')
  })

  it('is counted by what failed, in the words of no message, and is an alarm that closes no door', async () => {
    await hub.pool.query(`alter table movements add constraint planted check (mrn !~ '^..NE')`)
    const answers = await Promise.all([1, 2, 3].map(() => hub.post(hub.party('TG'), m.exitNotice(m.newMrn('NE')))))
    expect(answers.map(({ body }) => body['code'])).toEqual(['internal', 'internal', 'internal'])
    entries = (await setAside()).map(({ logIndex }) => logIndex)
    expect(await metrics()).toEqual([
      'corridor_set_aside_waiting 3',
      'corridor_set_aside_total{reason="SQLSTATE 23514"} 3',
    ])
    expect(await said('degraded')).toContain('corridor set-aside list')
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)
  })

  it('is counted again where a try fails, and waits no more once it gets through', async () => {
    await retryAll()
    expect(await metrics()).toContain('corridor_set_aside_total{reason="SQLSTATE 23514"} 6')
    await hub.pool.query('alter table movements drop constraint planted')
    await retryAll()
    expect(await metrics()).toContain('corridor_set_aside_waiting 0')
    expect(await said('ok')).toBe('All is well.')
  })
})
