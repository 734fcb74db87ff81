import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool } from '../../src/compose/audit.ts'
import { runCommand } from '../../src/cli/commands.ts'
import type { Message } from '../../src/generated/types.ts'
import { parseCsv } from '../../src/http/pages/csv.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { createHubVerifier } from '../../src/trust/seal.ts'
import { contributing, contributionTable } from '../support/contributing.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { testVault } from '../support/body-key.ts'

const TG = 'TG/fonds-garantie'
const BF = 'BF/fonds-garantie'
const guarantor = (key: string) => ({ country: key.slice(0, 2), role: 'guarantor' as const, party: key.slice(3) })
const xof = (amount: string) => ({ amount, currency: 'XOF' })
/** Declared now and not an hour ago: in the first hour of a month that would be another one. */
const now = new Date().toISOString()
const month = now.slice(0, 7)

/** engine.md 5: the debtor country's guarantor pays, the issuing one reimburses; and the monthly statement between them. */
describe('a claim paid by the guarantor of the country where the debt arose', () => {
  let hub: TestHub
  let grn: string
  const mrn = m.newMrn()
  beforeAll(async () => {
    hub = await startTestHub()
    const shares = [
      { country: 'TG', guarantor: TG, parts: 1 },
      { country: 'BF', guarantor: BF, parts: 1 },
    ]
    await contributing(hub, contributionTable(TG, { shares }))
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  const send = async (party: string, one: Message, status = 202): Promise<Record<string, unknown>> => {
    const answer = await hub.post(hub.party(party), one)
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 400)]).toMatchObject([one.type, status, {}])
    return answer.body
  }
  const payment = (purpose: 'contribution' | 'reimbursement', amount: string, receipt: string, by = TG) =>
    message(
      'payment-notice',
      guarantor(by),
      {
        purpose,
        amount: xof(amount),
        receipt,
        paidOn: '2026-06-20',
        ...(purpose === 'reimbursement' ? { grn, payee: BF } : {}),
      },
      { mrn },
    )
  const entries = async (token: string) => {
    const { body } = await hub.get(`/v1/guarantees/${grn}/entries`, token)
    return (body as { items: { from: string; to: string; amount: string }[] }).items
  }
  const between = async (token: string) =>
    (await entries(token)).filter(({ from }) => from.includes('/')).map(({ from, to, amount }) => [from, to, amount])

  it('is owed to it by the issuing one, which reimburses part of it; both see both entries, and nobody else', async () => {
    const secured = [{ country: 'BF', amount: '50000', currency: 'XOF', guarantor: BF }]
    const body = { secured, cifValue: xof('9000000') }
    await send('TG', m.declaration(mrn, grn, '100000', { occurredAt: now, preparedAt: now, body }))
    await send(TG, payment('contribution', '45000', 'QT-1'))
    await send('TG', m.release(mrn))
    const claim = { grn, amount: xof('3000'), country: 'BF', legalBasis: 'art. 25', payBy: '2027-01-31' }
    await send('TG', message('recovery-notice', customs('TG'), claim, { mrn }))
    const paid = { grn, amount: xof('3000'), paidOn: '2026-06-01', payer: 'Fonds du Burkina' }
    await send(BF, message('recovery-settlement', guarantor(BF), paid, { mrn }))
    const refused = await send(TG, payment('reimbursement', '3001', 'V-1'), 422)
    expect(refused).toMatchObject({ code: '92', errors: [{ rule: 'REIMBURSEMENT-AMOUNT', value: '3001 XOF' }] })
    await send(TG, payment('reimbursement', '2000', 'V-2'))

    const both = [
      [BF, TG, '3000'],
      [TG, BF, '2000'],
    ]
    for (const token of ['token-of-operator', hub.party(TG).token]) expect(await between(token)).toEqual(both)
    expect(await entries(hub.party(BF).token)).toHaveLength(2)
    expect(await between(hub.party(BF).token)).toEqual(both)
    expect(await between(hub.party('TG').token)).toEqual([])
    const debts = [{ mrn, debtor: TG, creditor: BF, currency: 'XOF', paid: '3000', reimbursed: '2000', open: '1000' }]
    expect((await hub.get(`/v1/guarantees/${grn}`, hub.party(BF).token)).body).toEqual({
      view: 'lines',
      grn,
      state: 'active',
      currency: 'XOF',
      lines: [],
      debts,
    })
    expect(await guaranteeOf(hub, grn)).toMatchObject({ inUse: '97000', claimed: '0', spent: '3000', debts })
    expect((await hub.get(`/v1/guarantees/${grn}`, hub.party('CI/cci').token)).status).toBe(404)
    const queued = await hub.pool.query(
      `select receiver from outbox where type = 'payment-notice' and mrn = $1 order by receiver`,
      [mrn],
    )
    expect(queued.rows).toEqual([{ receiver: BF }])
  })

  it('is in the monthly statement with the contributions, each guarantor reading its own, as CSV by command', async () => {
    const statement = async (token: string, query = `month=${month}`) =>
      hub.get(`/v1/statistics/contributions?${query}`, token)
    const totals = [
      { debtor: TG, creditor: BF, currency: 'XOF', contributions: '22500', claims: '1000', total: '23500' },
    ]
    for (const token of ['token-of-operator', hub.party(TG).token]) {
      expect((await statement(token)).body).toMatchObject({
        month,
        items: [
          {
            kind: 'contribution',
            creditor: TG,
            share: '22500',
            owed: '0',
            state: 'paid',
            table: 'FGT',
            tableFrom: '2020-01-01',
          },
          {
            kind: 'contribution',
            creditor: BF,
            owed: '22500',
            receipts: [{ receipt: 'QT-1', amount: '45000' }],
            agreements: ['REGION'],
          },
          { kind: 'claim', debtor: TG, creditor: BF, paid: '3000', reimbursed: '2000', open: '1000', grn },
        ],
        totals,
      })
    }
    expect((await statement(hub.party(BF).token)).body).toMatchObject({
      items: [{ creditor: BF }, { kind: 'claim' }],
      totals,
    })
    for (const other of ['CI/cci', 'TG'])
      expect((await statement(hub.party(other).token)).body).toEqual({
        view: 'statement',
        month,
        items: [],
        totals: [],
      })
    expect((await statement('token-of-operator', 'month=2020-01')).body).toEqual({
      view: 'statement',
      month: '2020-01',
      items: [],
      totals: [],
    })
    expect((await statement('token-of-operator', 'month=2026-13')).status).toBe(400)

    const lines: string[] = []
    const out = (line: string): void => void lines.push(line)
    const run = (...args: string[]) =>
      runCommand({ args: ['export', ...args], env: {}, stopped: new AbortController().signal, out, err: out })
    const hubAs = (token: string) => ['--hub', hub.url, '--token', token]
    expect(await run('contributions', '--month', month)).toBe(2)
    expect(await run('contributions', '--month', '2026-13', ...hubAs('token-of-operator'))).toBe(1)
    lines.length = 0
    expect(await run('contributions', '--month', month, ...hubAs('token-of-operator'), '--guarantor', BF)).toBe(0)
    const rows = parseCsv(lines.join('\r\n')).map(({ cells }) => cells)
    expect(rows.map(({ kind }) => kind)).toEqual(['contribution', 'claim', 'total'])
    expect(rows[0]).toMatchObject({
      month,
      mrn,
      base: '9000000',
      rate: '0.5',
      owed: '22500',
      receipts: 'QT-1',
      receiptDates: '2026-06-20',
    })
    expect(rows[2]).toMatchObject({ debtor: TG, creditor: BF, contributions: '22500', claims: '1000', total: '23500' })
  })

  it('a raised limit covers a movement that is under-secured, in the same transaction', async () => {
    const one = m.newMrn()
    const guarantee = await registered(hub, '100000')
    await send('TG', m.declaration(one, guarantee, '60000'))
    await send('TG', m.release(one))
    const declaration = m.declaration(one, guarantee, '150000').body
    const amendment = { contentVersion: 2, reason: 'reassessed', declaration }
    await send('TG', message('declaration-amendment', customs('TG'), amendment, { mrn: one }))
    expect(await movementOf(hub, one)).toMatchObject({ flags: ['underSecured'] })
    await send(TG, m.registration(guarantee, '150000', { body: { action: 'update' } }))
    expect(await movementOf(hub, one)).toMatchObject({ flags: [] })
    expect(await guaranteeOf(hub, guarantee)).toMatchObject({
      available: '0',
      inUse: '150000',
      lines: [{ mrn: one, amount: '150000' }],
    })
    const told = await hub.pool.query(
      `select receiver, type from outbox where mrn = $1 and type in ('guarantee-use', 'alert') order by type, receiver`,
      [one],
    )
    expect(told.rows).toContainEqual({ receiver: TG, type: 'guarantee-use' })
    expect(told.rows.filter(({ type }) => type === 'alert').length).toBeGreaterThanOrEqual(2)
  })

  it('is found in order by the audit, which decides all of it again', async () => {
    const verifier = createHubVerifier([derOf(await readFile(hub.config.hubCertificate, 'utf8'))])
    const report = await auditPool(hub.pool, verifier, testVault)
    expect(report.findings).toEqual([])
    expect(report.notCompared).toEqual({})
    await hub.pool.query('alter table guarantee_entries disable trigger all')
    await hub.pool.query(`delete from guarantee_entries where from_account = $1`, [BF])
    const damaged = await auditPool(hub.pool, verifier, testVault)
    expect(damaged.findings.map(({ invariant }) => invariant)).toContain('I5')
  })
})
