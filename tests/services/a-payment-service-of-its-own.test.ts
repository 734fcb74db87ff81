import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import payment from '../../adapters/rest/profiles/payment.json' with { type: 'json' }
import { type RunningAdapter, runAdapterHost } from '../../src/adapter-host/host.ts'
import { runCommand } from '../../src/cli/commands.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import type { Message } from '../../src/generated/types.ts'
import { contributing, contributionTable } from '../support/contributing.ts'
import { adapterConfig } from '../support/adapter.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { type Books, type PaymentService, startPaymentService } from '../support/payment-service.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

const [SYSTEM, GUARANTOR, KEY] = ['TG/paiement', 'TG/fonds-garantie', 'a key of the service']
const DUE = 45_000

type Line = { event: string; reference: string; standing: string; minorUnits: number; differsBy?: number }
type Day = { items: Line[]; totals: { currency: string; requested: number; paid: number; refunded: number }[] }

/** docs/decisions/0207: from the hub over the `rest` adapter to a payment service that is a process of its own, and back. */
describe('a payment service with its own books', () => {
  let hub: TestHub
  let folder: string
  let service: PaymentService
  let adapter: RunningAdapter | undefined
  let grn: string
  const today = (): string => new Date().toISOString().slice(0, 10)
  const began = today()

  beforeAll(async () => {
    hub = await startTestHub()
    folder = await mkdtemp(join(tmpdir(), 'corridor-payment-'))
    await contributing(hub, contributionTable(GUARANTOR, { payBeforeRelease: true }))
    grn = await registered(hub, '1000000')
    service = await startPaymentService(folder, KEY)
    const profile = join(folder, 'profile.json')
    const receive = { map: payment.receive.map.replace('tresor-en-ligne', 'paiement') }
    await writeFile(
      profile,
      JSON.stringify({ ...payment, base: service.base, receive, poll: { ...payment.poll, everyMs: 50 } }),
    )
    adapter = await runAdapterHost({
      name: 'rest',
      config: { ...(await adapterConfig(hub, SYSTEM, folder)), settings: { profile, secret: KEY } },
      adapters: join(import.meta.dirname, '../../adapters'),
      clock: () => new Date(),
      timers: processTimers,
      log: () => undefined,
    })
  })
  afterAll(async () => {
    await adapter?.stop()
    await service?.kill()
    await hub?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const send = async (party: string, one: Message): Promise<{ status: number; body: Record<string, unknown> }> =>
    hub.post(hub.party(party), one)
  const declare = async (): Promise<string> => {
    const mrn = m.newMrn()
    const body = { cifValue: { amount: '9000000', currency: 'XOF' } }
    expect((await send('TG', m.declaration(mrn, grn, '1000', { body }))).status).toBe(202)
    return mrn
  }
  const inBooks = <T>(label: string, find: (books: Books) => T | undefined): Promise<T> =>
    waitFor(async () => find(await service.books()), { label })
  const askedOf = (reference: string) =>
    inBooks(`${reference} is asked for`, ({ requests }) => requests.find((one) => one.reference === reference))
  /** Books it, and waits until the service was told what became of it. */
  const book = async (entry: Parameters<PaymentService['book']>[0]) => {
    const { id, receipt } = await service.book(entry)
    const told = await inBooks(`what became of ${receipt}`, (books) => books.told.find((one) => one.id === id))
    return { receipt, outcome: told.outcome, reasons: told.reasons.map(({ code, where }) => `${code} ${where}`) }
  }
  /** The days of this test by the hub's word: one, unless it runs over midnight. */
  const days = async (token: string): Promise<Day[]> =>
    Promise.all(
      [...new Set([began, today()])].map(async (day) => {
        const { status, body } = await hub.get(`/v1/payments/reconciliation?day=${day}`, token)
        expect(status).toBe(200)
        return body as Day
      }),
    )

  it('is told of each confirmation that contradicts what was asked, with the place and the reason', async () => {
    const mrn = await declare()
    const reference = `${mrn}-C1`
    expect(await askedOf(reference)).toMatchObject({
      purpose: 'contribution',
      movement: mrn,
      minor: DUE,
      currency: 'XOF',
    })
    expect((await send('TG', m.release(mrn))).body).toMatchObject({ errors: [{ rule: 'CONTRIBUTION-UNPAID' }] })
    const wrong = { reference, minor: DUE, movement: mrn }
    expect(await book({ ...wrong, currency: 'GHS' })).toMatchObject({ reasons: ['92 /body/amount/currency'] })
    expect(await book({ ...wrong, reference: `${mrn}-C9` })).toMatchObject({ reasons: ['92 /body/reference'] })
    expect(await book({ ...wrong, movement: m.newMrn() })).toMatchObject({ outcome: 'refused', reasons: ['90 /mrn'] })
    expect((await send('TG', m.release(mrn))).status).toBe(422)
  })

  it('is killed, and asked once it is there again; what is paid opens the release, and counts once', async () => {
    await service.kill()
    const mrn = await declare()
    await service.start()
    const { reference } = await askedOf(`${mrn}-C1`)
    const { receipt, outcome } = await book({ reference, minor: DUE })
    expect(outcome).toBe('accepted')
    // The same receipt in another message: a service that has lost its memory of what it has told.
    expect((await book({ reference, minor: DUE, receipt })).outcome).toBe('accepted')
    expect(await book({ reference, minor: DUE - 1, receipt })).toMatchObject({ reasons: ['92 /body/amount/amount'] })
    expect((await send('TG', m.release(mrn))).status).toBe(202)
    expect(await stateOf(hub, mrn)).toBe('released')
    const { requests } = await service.books()
    expect(requests.filter((one) => one.reference === reference)).toHaveLength(1)
  })

  it('gives back what was paid too much, and no more', async () => {
    const mrn = await declare()
    const { reference } = await askedOf(`${mrn}-C1`)
    const { receipt } = await book({ reference, minor: DUE + 5_000 })
    expect(await book({ reference, minor: DUE + 5_001, refundOf: receipt })).toMatchObject({
      reasons: ['92 /body/amount/amount'],
    })
    expect(await book({ reference, minor: 5_000, refundOf: receipt })).toMatchObject({ outcome: 'accepted' })
    expect((await send('TG', m.release(mrn))).status).toBe(202)
    const claim = {
      grn,
      amount: { amount: '1000', currency: 'XOF' },
      country: 'TG',
      legalBasis: 'art. 25',
      payBy: '2099-01-31',
    }
    expect((await send('TG', message('recovery-notice', customs('TG'), claim, { mrn }))).status).toBe(202)
    expect(await askedOf(`${mrn}-R1`)).toMatchObject({ purpose: 'claim', minor: 1_000, payBy: '2099-01-31' })
    expect((await book({ reference: `${mrn}-R1`, minor: 1_000 })).outcome).toBe('accepted')
    const { rows } = await hub.pool.query<{ receiver: string }>(
      `select d.receiver from deliveries d join log_leaves l on l.log_index = d.log_index join messages m on m.seq = l.message
       where m.type = 'payment-notice' and d.mrn = $1 and d.reported order by d.receiver`,
      [mrn],
    )
    expect(rows.map(({ receiver }) => receiver)).toEqual(['TG', GUARANTOR])
  })

  it('is told when what it was asked for is no longer to be paid', async () => {
    const mrn = await declare()
    const reference = `${mrn}-C1`
    expect((await askedOf(reference)).status).toBeUndefined()
    const cancelled = message('cancellation', customs('TG'), { basis: 'authority', reason: 'r' }, { mrn })
    expect((await send('TG', cancelled)).status).toBe(202)
    const withdrawn = await inBooks('the withdrawal', ({ requests }) =>
      requests.find((one) => one.reference === reference && one.status === 'withdrawn'),
    )
    expect(withdrawn).toMatchObject({ minor: DUE, currency: 'XOF' })
  })

  it('has a day that adds up with its own books, and shows what differs', async () => {
    const mrn = await declare()
    const { reference } = await askedOf(`${mrn}-C1`)
    await book({ reference, minor: DUE - 1_000 })
    const { token } = hub.party(SYSTEM)
    const lines = (await days(token)).flatMap(({ items }) => items)
    expect(lines.filter((line) => line.reference === reference)).toMatchObject([
      { event: 'requested', minorUnits: DUE, standing: 'short', differsBy: -1_000 },
      { event: 'paid', minorUnits: DUE - 1_000, standing: 'short', differsBy: -1_000 },
    ])
    const { requests, confirmations, told } = await service.books()
    const taken = new Set(told.filter(({ outcome }) => outcome === 'accepted').map(({ id }) => id))
    const own = new Map(confirmations.filter(({ id }) => taken.has(id)).map((one) => [one.receipt, one]))
    const sum = (of: readonly { minor: number }[]): number => of.reduce((all, { minor }) => all + minor, 0)
    const hubs = (event: string): number =>
      sum(lines.filter((one) => one.event === event).map(({ minorUnits: minor }) => ({ minor })))
    expect([hubs('requested'), hubs('withdrawn'), hubs('paid'), hubs('refunded')]).toEqual([
      sum(requests.filter(({ status }) => status === undefined)),
      sum(requests.filter(({ status }) => status === 'withdrawn')),
      sum([...own.values()].filter(({ refundOf }) => refundOf === undefined)),
      sum([...own.values()].filter(({ refundOf }) => refundOf !== undefined)),
    ])
    const file: string[] = []
    const out = (line: string): void => void file.push(line)
    for (const day of new Set([began, today()])) {
      const args = ['export', 'payments', '--hub', hub.url, '--token', token, '--day', day]
      expect(await runCommand({ args, env: {}, stopped: new AbortController().signal, out, err: out })).toBe(0)
    }
    expect(file.filter((line) => line.includes(`${reference},contribution,${mrn}`))).toHaveLength(2)
    expect(file.some((line) => line.startsWith('total-requested,'))).toBe(true)
  })

  it('is the only party that reads its day; operators name whose', async () => {
    const path = `/v1/payments/reconciliation?day=${began}`
    for (const party of ['TG', GUARANTOR]) expect((await hub.get(path, hub.party(party).token)).status).toBe(403)
    expect((await hub.get(`${path}&system=GH/pay`, hub.party(SYSTEM).token)).status).toBe(400)
    expect((await hub.get(path)).status).toBe(400)
    expect((await hub.get(`${path}&system=${SYSTEM}`)).status).toBe(200)
    expect((await hub.get(`/v1/payments/reconciliation?system=${SYSTEM}`)).status).toBe(400)
  })
})
