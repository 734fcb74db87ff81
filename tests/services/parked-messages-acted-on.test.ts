import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { released } from '../support/journey.ts'
import { waitFor } from '../support/wait-for.ts'

type Row = { sender: string; id: string; log_index: string; state: string; attempts: number }

/** interface.md 3: a parked message holds its followers back until an operator replays or two operators discard it. */
describe('a message that its receiver refused', () => {
  let hub: TestHub
  let mrn = ''
  let parked = ''
  const rows = async (): Promise<Row[]> =>
    (
      await hub.pool.query<Row>(
        `select sender, id, log_index, state, attempts from outbox where receiver = 'BF' and mrn = $1 order by log_index`,
        [mrn],
      )
    ).rows
  const states = async () => (await rows()).map(({ state }) => state)
  const refuse = async (): Promise<void> => {
    const first = await waitFor(
      async () => {
        const [row] = await rows()
        if (row?.state !== 'in-flight') throw new Error(`the first is ${row?.state}`)
        return row
      },
      { label: 'the first under way' },
    )
    const at = new Date().toISOString()
    const entry = { sender: first.sender, id: first.id, logIndex: Number(first.log_index), outcome: 'refused' }
    const report = {
      id: randomUUID(),
      type: 'delivery-report',
      version: '1',
      sender: { country: 'BF', role: 'customs' },
      occurredAt: at,
      preparedAt: at,
      procedure: 'automatic',
      body: { entries: [{ ...entry, reason: 'no such tariff' }] },
    } as Message
    expect((await hub.post(hub.party('BF'), report)).status).toBe(202)
  }
  const act = async (what: string, body: unknown, token = 'token-of-operator', id = parked) => {
    const answer = await fetch(`${hub.url}/v1/parked/${id}/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const told = (await answer.json()) as { code?: string; outcome?: string }
    return [answer.status, told.code ?? told.outcome]
  }
  const acts = async () =>
    (await hub.pool.query<{ act: string }>('select act from operator_acts order by log_index')).rows.map(
      (row) => row.act,
    )

  beforeAll(async () => {
    hub = await startTestHub()
    mrn = (await released(hub)).mrn
    await refuse()
    const { items } = (await hub.get('/v1/parked')).body as { items: { id: string; followers: number }[] }
    parked = items[0]?.id ?? ''
  })
  afterAll(() => hub.stop())

  test('is left alone by parties, without a reason, and where nothing is parked', async () => {
    expect(await act('replay', { reason: 'mine' }, 'token-of-bf')).toEqual([403, 'forbidden'])
    expect(await act('replay', {})).toEqual([422, 'reason-required'])
    expect(await act('discard', { reason: '  ' })).toEqual([422, 'reason-required'])
    expect(await act('replay', { reason: 'why not' }, 'token-of-operator', '999999-BF')).toEqual([404, 'not-found'])
    expect(await acts()).toEqual([])
    expect(await hub.get('/v1/parked')).toMatchObject({ body: { items: [{ id: parked, followers: 1 }] } })
    expect(await states()).toEqual(['parked', 'waiting'])
  })

  test('goes out again on replay, before its follower', async () => {
    expect(await act('replay', { reason: 'The tariff is loaded now' })).toEqual([200, 'replayed'])
    const again = await waitFor(
      async () => {
        const [first, second] = await rows()
        if (first?.state !== 'in-flight') throw new Error(`the first is ${first?.state}`)
        return [first.attempts, second?.state]
      },
      { label: 'the first under way again' },
    )
    expect(again).toEqual([2, 'waiting'])
    expect(await act('replay', { reason: 'once more' })).toEqual([409, 'already-decided'])
  })

  test('is given up by two operators and not by one; then its follower moves on', async () => {
    await refuse()
    expect(await act('discard', { reason: 'Told on paper' })).toEqual([202, 'discard-asked'])
    expect(await act('discard', { reason: 'Told on paper' })).toEqual([409, 'second-operator-required'])
    expect(await states()).toEqual(['parked', 'waiting'])
    expect(await act('discard', { reason: 'Agreed' }, 'token-of-second-operator')).toEqual([200, 'discarded'])
    await waitFor(
      async () => {
        const [, second] = await rows()
        if (second?.state !== 'in-flight') throw new Error(`the follower is ${second?.state}`)
        return true
      },
      { label: 'the follower under way' },
    )
    expect(await states()).toEqual(['discarded', 'in-flight'])
    expect(await act('discard', { reason: 'Again' })).toEqual([409, 'already-decided'])
    expect(await hub.get('/v1/parked')).toMatchObject({ body: { items: [] } })
  })

  test('has every act in the log, with its operator and reason on record, and a log that holds', async () => {
    expect(await acts()).toEqual(['replay', 'discard-asked', 'discard'])
    const leaves = await hub.pool.query<{ verdict: string }>(
      `select l.record::json->>'verdict' as verdict from log_leaves l join operator_acts a using (log_index)
       where l.kind = 'act' and l.mrn = $1 order by log_index`,
      [mrn],
    )
    expect(leaves.rows.map(({ verdict }) => verdict)).toEqual(['replay', 'discard-asked', 'discard'])
    await expect(hub.pool.query(`update operator_acts set reason = 'other'`)).rejects.toThrow('insert-only')
    expect(await checkInvariants(hub.pool, [], [])).toEqual([])
  })

  test('is shown and acted on from the command line', async () => {
    mrn = (await released(hub)).mrn
    await refuse()
    const run = async (...args: string[]) => {
      const said: string[] = []
      const say = (line: string): void => void said.push(line)
      const code = await runCommand({ args, env: {}, stopped: new AbortController().signal, out: say, err: say })
      return { code, said: said.join('\n') }
    }
    const where = ['--hub', hub.url, '--token', 'token-of-operator']
    expect(await run('park', 'burn', ...where)).toMatchObject({ code: 2 })
    expect(await run('park', 'replay', 'x', ...where)).toMatchObject({
      code: 2,
      said: expect.stringContaining('--reason') as string,
    })
    const listed = await run('park', 'list', ...where)
    expect(listed).toMatchObject({ code: 0, said: expect.stringContaining(mrn) as string })
    const [id = ''] = listed.said.split(' ')
    expect((await run('park', 'show', id, ...where)).said).toContain('no such tariff')
    const replayed = await run('park', 'replay', id, ...where, '--reason', 'mended')
    expect(replayed).toMatchObject({ code: 0, said: expect.stringContaining('replayed') as string })
    expect(await run('park', 'show', id, ...where)).toMatchObject({ code: 1 })
  })
})
