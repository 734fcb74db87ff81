import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool } from '../../src/compose/audit.ts'
import type { Message } from '../../src/generated/types.ts'
import { createHubVerifier } from '../../src/trust/seal.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { contributing, contributionTable } from '../support/contributing.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { testVault } from '../support/body-key.ts'

const TG = 'TG/fonds-garantie'
const BF = 'BF/fonds-garantie'
const xof = (amount: string) => ({ amount, currency: 'XOF' })

/** engine.md 9, "Cover": the security is a contribution; the fund answers for what is secured in each country. */
describe('a claim on a fund, of which the ledger knows no amount', () => {
  let hub: TestHub
  let grn: string
  const mrn = m.newMrn()
  beforeAll(async () => {
    hub = await startTestHub()
    await contributing(hub, contributionTable(TG), { cover: 'contribution' })
    grn = await registered(hub, '10')
  })
  afterAll(() => hub.stop())

  const send = async (party: string, one: Message, status = 202): Promise<Record<string, unknown>> => {
    const answer = await hub.post(hub.party(party), one)
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 400)]).toMatchObject([one.type, status, {}])
    return answer.body
  }
  const claim = (amount: string) =>
    message(
      'recovery-notice',
      customs('TG'),
      { grn, amount: xof(amount), country: 'BF', legalBasis: 'art. 25', payBy: '2027-01-31' },
      { mrn },
    )

  it('is refused beyond what the declaration secures there, and paid by the guarantor of that country', async () => {
    const secured = [{ country: 'BF', amount: '50000', currency: 'XOF', guarantor: BF }]
    await send(
      'TG',
      m.declaration(mrn, grn, '1', { body: { secured, dutiesAtRisk: xof('90000000'), cifValue: xof('9000000') } }),
    )
    await send('TG', m.release(mrn))
    expect(await send('TG', claim('50001'), 422)).toMatchObject({ errors: [{ rule: 'CLAIM-AMOUNT' }] })
    await send('TG', claim('50000'))
    expect(await movementOf(hub, mrn)).toMatchObject({
      procedures: ['recovery'],
      liabilities: [{ grn, country: 'BF', currency: 'XOF', amount: '50000', claimed: '50000', paid: '0' }],
    })
    const paid = { grn, amount: xof('50000'), paidOn: '2026-06-01', payer: 'Fonds du Burkina' }
    await send(
      BF,
      message('recovery-settlement', { country: 'BF', role: 'guarantor', party: 'fonds-garantie' }, paid, { mrn }),
    )
    expect(await movementOf(hub, mrn)).toMatchObject({ procedures: [], liabilities: [{ claimed: '0', paid: '50000' }] })
    expect(await guaranteeOf(hub, grn)).toMatchObject({
      inUse: '1',
      claimed: '0',
      spent: '0',
      debts: [{ debtor: TG, creditor: BF, paid: '50000' }],
    })
    const entries = await hub.get(`/v1/guarantees/${grn}/entries`, 'token-of-operator')
    expect((entries.body as { items: unknown[] }).items).toContainEqual(
      expect.objectContaining({ from: 'called:BF', to: 'paid:BF', amount: '50000' }),
    )
  })

  it('is in order for the audit, which finds it when an entry is gone', async () => {
    const verifier = createHubVerifier([derOf(await readFile(hub.config.hubCertificate, 'utf8'))])
    const report = await auditPool(hub.pool, verifier, testVault)
    expect([report.findings, report.notCompared]).toEqual([[], {}])
    await hub.pool.query('alter table guarantee_entries disable trigger all')
    await hub.pool.query(`delete from guarantee_entries where to_account = 'paid:BF'`)
    const damaged = await auditPool(hub.pool, verifier, testVault)
    expect(damaged.findings.map(({ invariant }) => invariant)).toContain('I5')
  })
})
