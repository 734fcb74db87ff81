import { beforeAll, expect, test } from 'vitest'
import { createCheckReceipts } from '../../../src/pipeline/denied-receipts.ts'
import type { Noticed, ReceiptStanding, ShownReceipt } from '../../../src/ports/restores.ts'
import { makeReceipt, type Receipt } from '../../../src/trust/receipt.ts'
import { createHubVerifier } from '../../../src/trust/seal.ts'
import { asParty } from '../../support/identifiers.ts'
import { createIdentities, type Identities, NOW, signerOf } from '../trust/identities.ts'

const TG = asParty('TG')
const ID = '5f0c9a7e-3b0d-4c8e-9d52-7a1f0b6c2e41'

let ids: Identities
beforeAll(async () => {
  ids = await createIdentities()
})

const receiptOf = (logIndex: number, more: Partial<Receipt> = {}): Receipt => ({
  sender: 'TG',
  id: ID,
  type: 'discharge',
  digest: 'sha256:00',
  logIndex,
  acceptedAt: '2026-11-22T09:00:00.000Z',
  status: 'applied',
  ...more,
})
const shown = (logIndex: number, more: Partial<Receipt> = {}, by: 'hub' | 'togo' = 'hub'): ShownReceipt => ({
  id: ID,
  logIndex,
  signed: makeReceipt(receiptOf(logIndex, more), signerOf(ids[by]), NOW),
})

function hub(standing: ReceiptStanding = { is: 'denied', kept: 4 }) {
  const noticed: Noticed[] = []
  const check = createCheckReceipts({
    restores: {
      missingOf: async (_, held) => held.map(({ id, logIndex }) => ({ id, logIndex })),
      standingOf: async ({ logIndex }) =>
        'kept' in standing ? { ...standing, kept: Math.min(standing.kept, logIndex) } : standing,
    },
    hub: createHubVerifier([ids.hub.certificateDer]),
    notice: async (loss) => void noticed.push(loss),
    now: () => NOW,
  })
  return { check, noticed }
}

test('what a party only says, unsigned, closes no hub; it is told what is missing', async () => {
  const { check, noticed } = hub()
  expect(await check(TG, [{ id: ID, logIndex: 9 }])).toEqual({ ok: true, missing: [{ id: ID, logIndex: 9 }] })
  expect(noticed).toEqual([])
})

test.each<[string, () => ShownReceipt]>([
  ['signed by another key than the hub’s', () => shown(9, {}, 'togo')],
  ['of another index than is said', () => ({ ...shown(9), logIndex: 10 })],
  ['of another message', () => shown(9, { id: 'e7d1b0d4-0b3e-4f8f-9d52-7a1f0b6c2e41' })],
  ['of another party', () => shown(9, { sender: 'GH' })],
])('a receipt %s is refused where it stands, and closes no hub', async (_, receipt) => {
  const { check, noticed } = hub()
  expect(await check(TG, [{ id: ID, logIndex: 1 }, receipt()])).toMatchObject({ ok: false, at: 1 })
  expect(noticed).toEqual([])
})

test.each<ReceiptStanding>([{ is: 'counted' }, { is: 'of-another-log' }, { is: 'there' }])(
  'a receipt of what was accepted as lost, of another database, or that is there proves nothing: %o',
  async (standing) => {
    const { check, noticed } = hub(standing)
    expect(await check(TG, [shown(9)])).toEqual({ ok: true, missing: [] })
    expect(noticed).toEqual([])
  },
)

test('the hub’s own receipts that its log denies close it once: from the least that is left to the furthest that there was', async () => {
  const { check, noticed } = hub()
  const answer = await check(TG, [shown(3), shown(9), shown(7)])
  expect(answer).toMatchObject({ ok: true, missing: [{ logIndex: 3 }, { logIndex: 9 }, { logIndex: 7 }] })
  expect(noticed).toMatchObject([
    { kept: 3, lost: 10, receiptOf: 'TG', noticedAt: NOW, lostAt: new Date('2026-11-22T09:00:00.000Z') },
  ])
})
