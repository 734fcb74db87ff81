import fc from 'fast-check'
import type { Declaration, Message } from '../../src/generated/types.ts'
import { amendment, customs, message } from '../support/procedures.ts'
import { GRN } from '../support/road.ts'

type Inputs = { mrns: readonly string[]; grns: readonly string[]; itinerary: Declaration['itinerary'] }

const OFFICES = ['TGCNK001', 'BFCNK001', 'BFKAN001', 'NETOR001', 'GHPAG001', 'BJHIL001'] as const
const country = fc.constantFrom('TG', 'TG', 'TG', 'BF', 'NE', 'GH')
const xof = (amount: string) => ({ amount, currency: 'XOF' })
const truck = {
  mode: '3' as const,
  means: { typeOfIdentification: '30' as const, identification: 'X 1', nationality: 'BF' },
}

/** Messages of the procedures around a movement, by anybody, in any order; most come at the wrong moment. */
export function procedureArbitrary({ mrns, grns, itinerary }: Inputs): fc.Arbitrary<Message> {
  const key = { id: fc.uuid(), mrn: fc.constantFrom(...mrns) }
  const from = fc.record({ ...key, from: country })
  const amount = fc.integer({ min: 1, max: 60 }).map(String)
  const sum = fc.record({ ...key, from: country, grn: fc.constantFrom(...grns), amount })
  const office = fc.record({ ...key, office: fc.constantFrom(...OFFICES), other: fc.boolean() })

  const amended = fc
    .record({
      ...key,
      version: fc.integer({ min: 2, max: 4 }),
      grn: fc.constantFrom(...grns),
      amount,
      short: fc.boolean(),
    })
    .map(({ version, grn, amount: secured, short, ...header }): Message => {
      const way = short ? endingEarly(itinerary) : itinerary
      const destinationOffice = short ? 'BFOUA001' : 'NENIM001'
      const guarantees: Declaration['guarantees'] = [{ type: '1', grn, accessCode: 'A1B2', amount: xof(secured) }]
      return amendment(version, { destinationOffice, itinerary: way, guarantees }, header)
    })
  const before = from.chain(({ from: sender, ...header }) =>
    fc.constantFrom<Message>(
      message('cancellation', customs(sender), { basis: 'request', reason: 'r' }, header),
      message('cancellation', customs(sender), { basis: 'authority', reason: 'r' }, header),
      message('no-release', customs(sender), { reason: 'control' }, header),
      message('control-decision', customs(sender), { decision: 'control' }, header),
      message('control-decision', customs(sender), { decision: 'cleared' }, header),
      message('control-decision', customs(sender), { decision: 'cleared' }, header),
    ),
  )
  const onRoad = office.chain(({ office: at, other, ...header }) => {
    const sender = customs(at.slice(0, 2))
    const extent = other ? 'all' : 'items'
    return fc.constantFrom<Message>(
      message('border-entry-refusal', sender, { office: at, reason: 'documents' }, header),
      message('seal-change', sender, { office: at, affixed: [{ id: 'N-1' }], reason: 'control' }, header),
      message(
        'incident-notice',
        sender,
        { code: '1', text: 't', place: { country: at.slice(0, 2) }, office: at },
        header,
      ),
      message('en-route-end', sender, { office: at, outcome: 'seized', extent }, header),
      message('transhipment', sender, { office: at, kind: 'vehicle', vehicleSet: truck }, header),
      message(
        'diversion-request',
        sender,
        { office: at, purpose: other ? 'transit' : 'destination', reason: 'security' },
        header,
      ),
      message(
        'diversion-response',
        customs('TG'),
        { outcome: other ? 'accepted' : 'rejected', office: at, reason: '4' },
        header,
      ),
    )
  })
  const asking = from.chain(({ from: sender, ...header }) =>
    fc.constantFrom<Message>(
      message(
        'time-limit-extension',
        customs(sender),
        { scope: 'movement', limitAt: '2026-04-01T00:00:00Z', reason: 'weather' },
        header,
      ),
      message(
        'enquiry-request',
        customs(sender),
        { stage: 'office', asked: 'BF', question: 'q', respondBy: '2026-05-01T00:00:00Z' },
        header,
      ),
      message('enquiry-response', customs(sender), { answer: 'not-known' }, header),
      message('discrepancy-resolution', customs(sender), { outcome: 'solved', decidedOn: '2026-03-16' }, header),
      message('discrepancy-resolution', customs(sender), { outcome: 'unsolved', decidedOn: '2026-03-16' }, header),
      message(
        'arrival-notification',
        customs(sender),
        { arrivedAt: '2026-03-06T07:00:00Z', office: 'NENIM001' },
        header,
      ),
      message(
        'unloading-permission',
        customs(sender),
        { office: 'NENIM001', permittedAt: '2026-03-06T07:00:00Z' },
        header,
      ),
      message('recovery-transfer', customs(sender), { country: 'BF', reason: 'r' }, header),
      message('recovery-transfer-response', customs(sender), { accepted: true }, header),
      message('status-request', customs(sender), { detail: 'events' }, header),
    ),
  )
  const money = sum.chain(({ from: sender, grn, amount: asked, ...header }) =>
    fc.constantFrom<Message>(
      message(
        'recovery-notice',
        customs(sender),
        { grn, amount: xof(asked), country: 'BF', legalBasis: 'l', payBy: '2026-08-01' },
        header,
      ),
      message(
        'recovery-settlement',
        customs(sender),
        { grn, amount: xof(asked), paidOn: '2026-05-01', payer: 'p' },
        header,
      ),
      message('claim-withdrawal', customs(sender), { grn, reason: 'r' }, header),
    ),
  )
  return fc.oneof(amended, before, onRoad, asking, money, money)
}

/** The first two legs only: the second one is the last and has no office of exit. */
function endingEarly([first, second]: Declaration['itinerary']): Declaration['itinerary'] {
  if (first === undefined || second === undefined) return []
  const { exitOffice, ...last } = second
  return exitOffice === undefined ? [first, second] : [first, last]
}

/** A claim on the first guarantee, and what may become of it. */
export const claimed = (mrn: string, amount: string): Message[] => [
  message(
    'recovery-notice',
    customs('TG'),
    { grn: GRN, amount: xof(amount), country: 'BF', legalBasis: 'l', payBy: '2026-08-01' },
    { mrn },
  ),
  message(
    'recovery-settlement',
    customs('TG'),
    { grn: GRN, amount: xof(amount), paidOn: '2026-05-01', payer: 'p' },
    { mrn },
  ),
]
