import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import * as m from '../support/messages.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

type SetAside = { logIndex: number; messageId: string; attempts: number; kept: boolean; reason: string }
type Problem = { code?: string; outcome?: string; logIndex?: number }

/** docs/decisions/0055: an operator tries again what the hub failed at; the sender hears what came of it, under the same id. */
describe('a message set aside', () => {
  let hub: TestHub
  let receiver: Receiver
  let poison: Message
  let entry = 0
  /** A defect of the program, planted in the database: these movements can't be written. */
  const plant = async (mrns = '^..NE') => {
    await mend()
    await hub.pool.query(`alter table movements add constraint planted check (mrn !~ '${mrns}') not valid`)
  }
  const mend = () => hub.pool.query('alter table movements drop constraint if exists planted')
  const list = async () => ((await hub.get('/v1/set-aside')).body as { items: SetAside[] }).items
  const retry = async (id: number | string, body: object, token = 'token-of-operator', url = hub.url) => {
    const answer = await fetch(`${url}/v1/set-aside/${id}/retry`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const told = (await answer.json()) as Problem
    return { status: answer.status, said: told.code ?? told.outcome, told }
  }
  const setAside = async (message: Message): Promise<number> => {
    expect((await hub.post(hub.party('TG'), message)).body['code']).toBe('internal')
    const found = (await list()).find(({ messageId }) => messageId === message.id)
    return found?.logIndex ?? -1
  }
  const told = (message: Message) => receiver.received.filter(({ correlationId }) => correlationId === message.id)
  const acts = async () =>
    (await hub.pool.query<{ act: string }>('select act from operator_acts order by log_index')).rows.map(
      ({ act }) => act,
    )
  const leavesOf = async ({ id }: Message) =>
    (
      await hub.pool.query<{ kind: string }>(
        `select kind from log_leaves where sender = 'TG' and id = $1 order by log_index`,
        [id],
      )
    ).rows.map(({ kind }) => kind)

  beforeAll(async () => {
    hub = await startTestHub()
    receiver = await startReceiver(hub, 'TG')
    await plant()
    poison = m.exitNotice(m.newMrn('NE'))
    entry = await setAside(poison)
  })
  afterAll(async () => {
    await receiver?.close()
    await hub?.stop()
  })

  it('is tried by nobody but an operator, with a reason, and by the name the list gives it', async () => {
    expect(await retry(entry, { reason: 'mine' }, hub.party('TG').token)).toMatchObject({ status: 403 })
    expect(await retry(entry, {})).toMatchObject({ status: 422, said: 'reason-required' })
    expect(await retry(999_999, { reason: 'x' })).toMatchObject({ status: 404, said: 'not-found' })
    expect(await retry(poison.id, { reason: 'x' })).toMatchObject({ status: 404, said: 'not-found' })
    expect(await acts()).toEqual([])
  })

  it('stays set aside when the hub fails again, with the try counted, on record and told', async () => {
    expect(await retry(entry, { reason: 'perhaps now' })).toMatchObject({ status: 200, said: 'set-aside' })
    expect((await list()).find(({ logIndex }) => logIndex === entry)).toMatchObject({ attempts: 1, kept: true })
    expect(await acts()).toEqual(['retry'])
    const [answer] = await waitFor(() => (told(poison).length > 0 ? told(poison) : undefined), { label: 'the answer' })
    expect([answer?.type, answer?.body.toString('utf8').includes('"internal"')]).toEqual(['functional-error', true])
  })

  it('is tried once when two operators do so at two hubs at once, and has its effect once', async () => {
    await mend()
    const other = await hub.startAnother()
    const answers = await Promise.all([
      retry(entry, { reason: 'mended' }),
      retry(entry, { reason: 'mended' }, 'token-of-second-operator', other.url),
    ])
    expect(new Set(answers.map(({ said }) => said))).toEqual(new Set(['accepted', 'already-retried']))
    expect(await leavesOf(poison)).toEqual(['refusal', 'refusal', 'message'])
    expect(await acts()).toEqual(['retry', 'retry'])
    expect((await list()).map(({ logIndex }) => logIndex)).not.toContain(entry)
    expect(await retry(entry, { reason: 'once more' })).toMatchObject({ status: 409, said: 'already-retried' })
  })

  it('is acknowledged to its sender, whose repeat is given the same receipt', async () => {
    const answer = await waitFor(() => told(poison).find(({ type }) => type === 'acknowledgement'), { label: 'it' })
    const { body } = JSON.parse(answer?.body.toString('utf8') ?? '') as { body: { receipt: string } }
    const receipt = Buffer.from(body.receipt, 'base64')
    const repeat = await hub.post(hub.party('TG'), poison)
    expect([repeat.status, repeat.bytes.equals(receipt)]).toEqual([200, true])
    expect(repeat.body).toMatchObject({ id: poison.id, status: 'unmatched' })
    const kept = await hub.get(`/v1/messages/${poison.id}`, hub.party('TG').token)
    expect(kept.body).toMatchObject({ verdict: 'accepted', status: 'unmatched' })
  })

  it('is refused for what is wrong with it, where that is so by now', async () => {
    const grn = m.newGrn()
    await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, '100000'))
    const mrn = m.newMrn()
    await plant(mrn)
    const declaration = m.declaration(mrn, grn, '1000')
    const again = await setAside(declaration)
    await mend()
    const first = await hub.post(hub.party('TG'), m.declaration(mrn, grn, '1000'))
    const answer = await retry(again, { reason: 'mended' })
    expect(first.status).toBe(202)
    expect(answer).toMatchObject({ status: 200, told: { outcome: 'refused', code: '92' } })
    const repeat = await hub.post(hub.party('TG'), declaration)
    expect(repeat.body['code']).toBe('92')
  })

  it('is shown and tried from the command line', async () => {
    await plant()
    const id = String(await setAside(m.exitNotice(m.newMrn('NE'))))
    const run = async (...args: string[]) => {
      const said: string[] = []
      const say = (line: string): void => void said.push(line)
      const code = await runCommand({ args, env: {}, stopped: new AbortController().signal, out: say, err: say })
      return { code, said: said.join('\n') }
    }
    const where = ['--hub', hub.url, '--token', 'token-of-operator']
    expect(await run('set-aside', 'burn', ...where)).toMatchObject({ code: 2 })
    expect((await run('set-aside', 'retry', id, ...where)).said).toContain('--reason')
    expect(await run('set-aside', 'retry', id, ...where, '--reason', 'try')).toMatchObject({ code: 1 })
    await mend()
    expect((await run('set-aside', 'list', ...where)).said).toContain('SQLSTATE 23514 movements planted')
    const tried = await run('set-aside', 'retry', id, ...where, '--reason', 'mended')
    expect(tried).toMatchObject({ code: 0, said: expect.stringContaining('accepted') as string })
    expect((await run('set-aside', 'list', ...where)).said).toBe('')
  })

  it('leaves the books in order, and an audit that sees what does not belong', async () => {
    expect(await checkInvariants(hub.pool, [], [])).toEqual([])
    await hub.pool.query('update set_aside set attempts = attempts + 1 where log_index = $1', [entry])
    expect((await checkInvariants(hub.pool, [], [])).join()).toContain('in the log it is done after 2')
    await expect(hub.pool.query('update outcomes set attempt = 9')).rejects.toThrow('insert-only')
  })
})
