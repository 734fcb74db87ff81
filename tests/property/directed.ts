import type { Declaration, Message, MessageByType } from '../../src/generated/types.ts'
import { amendment, customs, message } from '../support/procedures.ts'
import { agreement, party, testReference } from '../support/reference.ts'
import {
  alert,
  arrival,
  declaration,
  discharge,
  entry,
  exit,
  GRN,
  registration,
  release,
  results,
} from '../support/road.ts'
import { type Directed, guarantees } from './directed-guarantees.ts'
import { type Happening, ITINERARY, references, withDigit } from './sequences.ts'

const xof = (amount: string) => ({ amount, currency: 'XOF' })
const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
const consignee = { country: 'BF', role: 'consignee' as const, party: 'comptoir-faso' }
const registered = registration({ body: { limit: xof('100') } })
const secured = [{ type: '1' as const, grn: GRN, accessCode: 'A1B2', amount: xof('20') }]
const declaredWith = (body: Partial<Declaration> = {}): Message =>
  declaration({ body: { guarantees: secured, ...body } })
const onRoad = (body: Partial<Declaration> = {}): Happening[] => [registered, declaredWith(body), release()]
const arrived = (body?: Partial<Declaration>): Happening[] => [...onRoad(body), arrival()]
const after = (days: number): Happening => ({ hours: days * 24 })

const claim = (amount = '20') =>
  message('recovery-notice', customs('TG'), {
    grn: GRN,
    amount: xof(amount),
    country: 'BF',
    legalBasis: 'l',
    payBy: '2026-08-01',
  })
const settlement = message('recovery-settlement', guarantor, {
  grn: GRN,
  amount: xof('20'),
  paidOn: '2026-05-01',
  payer: 'p',
})
const withdrawal = message('claim-withdrawal', customs('TG'), { grn: GRN, reason: 'r' })
const transfer = message('recovery-transfer', customs('TG'), { country: 'BF', reason: 'r' })
const transferTaken = message('recovery-transfer-response', customs('BF'), { accepted: true })
const enquiry = (stage: 'holder' | 'office', asked: string) =>
  message('enquiry-request', customs('TG'), { stage, asked, question: 'q', respondBy: '2026-05-01T00:00:00Z' })
const notKnown = message('enquiry-response', customs('TG'), { answer: 'not-known' })
const resolution = (outcome: 'solved' | 'unsolved') =>
  message('discrepancy-resolution', customs('TG'), { outcome, decidedOn: '2026-03-16' })
const remarks = (mrn?: string) => {
  const body = {
    conform: true,
    completed: true,
    sealState: 'intact',
  } as unknown as MessageByType['unloading-remarks']['body']
  return message('unloading-remarks', consignee, body, mrn === undefined ? {} : { mrn })
}
const permission = message('unloading-permission', customs('BF'), {
  office: 'BFOUA001',
  permittedAt: '2026-03-06T07:00:00Z',
})
const reimbursement = () =>
  message('payment-notice', guarantor, {
    purpose: 'reimbursement',
    amount: xof('20'),
    receipt: 'V-1',
    paidOn: '2026-06-20',
    grn: GRN,
    payee: 'BF/fonds-garantie',
  })
const diversionTo = (office: string, purpose: 'transit' | 'destination' = 'destination') =>
  message('diversion-request', customs(office.slice(0, 2)), { office, purpose, reason: 'security' })
const answerTo = (office: string, outcome: 'accepted' | 'rejected') =>
  message('diversion-response', customs('TG'), {
    office,
    outcome,
    ...(outcome === 'accepted' ? {} : { reason: '4' as const }),
  })
const ended = (office: string, extent: 'all' | 'items') =>
  message('en-route-end', customs(office.slice(0, 2)), { office, outcome: 'seized', extent })
const extension = message('time-limit-extension', customs('TG'), {
  scope: 'movement',
  limitAt: '2026-04-01T00:00:00Z',
  reason: 'weather',
})
const notConform = results({ body: { code: 'B1', text: 't' } })

const threeCountries = { destinationOffice: 'NENIM001', itinerary: ITINERARY, guarantees: secured }
/** The third country is dropped on the way: it stays a party and has no leg any more. */
const shortened: Happening[] = [...onRoad(threeCountries), amendment(2, { ...declaration().body, guarantees: secured })]

const known = testReference()
const withConsignee = testReference({
  parties: new Map([...known.parties, ['BF/comptoir-faso', party('BF/comptoir-faso', 'consignee')] as const]),
})
const named = { consignee: { scheme: 'IFU', id: '00012345A', name: 'Comptoir', party: 'BF/comptoir-faso' } }
/** The last country is reached by nobody on the hub. */
const outside = ITINERARY.map((leg) => (leg.country === 'NE' ? { ...leg, connection: 'none' as const } : leg))
const automatic = testReference({ agreements: [agreement({ dischargeMode: 'automatic' })] })
const [, anyAutomatic = automatic] = references

const other = withDigit('26TG00CCIT000020')
const asked = (reference: string) =>
  registration({ body: { grn: reference, limit: xof('50'), monitoring: 'guarantor' } })
const yes = (reference: string) =>
  message('guarantee-use-result', guarantor, { guarantees: [{ grn: reference, valid: true }] })

const movement: readonly Directed[] = [
  {
    what: 'a country dropped on the way reports what it saw',
    reaches: ['exit-no-leg', 'entry-no-leg', 'entry-refusal-no-leg'],
    happenings: [
      ...shortened,
      exit({ body: { office: 'NETOR001' } }),
      entry({ body: { office: 'NETOR001' } }),
      message('border-entry-refusal', customs('NE'), { office: 'NETOR001', reason: 'documents' }),
    ],
  },
  {
    what: 'goods leave the countries on the hub',
    reaches: ['exit-final'],
    happenings: [
      ...onRoad({ destinationOffice: 'NENIM001', itinerary: outside }),
      exit({ body: { office: 'BFKAN001', final: true } }),
    ],
  },
  {
    what: 'a return is told of after the goods were seen further on, and after the arrival',
    reaches: ['exit-return-after-onward-passage', 'exit-return-after-arrival', 'entry-after-arrival'],
    happenings: [
      ...onRoad(threeCountries),
      entry({ body: { office: 'NETOR001' } }),
      exit({ body: { kind: 'return' } }),
      arrival({ body: { office: 'NENIM001' } }),
      exit({ body: { kind: 'return' } }),
      entry(),
    ],
  },
  {
    what: 'proof comes after the discharge, while something is claimed',
    reaches: ['late-proof'],
    happenings: [
      ...arrived(),
      claim('5'),
      results(),
      discharge(),
      discharge({ body: { basis: 'authority', text: 't' } }),
    ],
  },
  {
    what: 'the last stop is lifted where the hub discharges',
    reaches: ['lift-discharges'],
    reference: automatic,
    happenings: [
      ...arrived(),
      alert({ from: 'TG', body: { action: 'stop' } }),
      results(),
      alert({ from: 'TG', body: { action: 'lift' } }),
    ],
  },
  {
    what: 'a control is ordered and the goods are cleared',
    reaches: ['control-ordered', 'control-cleared'],
    happenings: [
      registered,
      declaredWith(),
      message('control-decision', customs('TG'), { decision: 'control' }),
      message('control-decision', customs('TG'), { decision: 'cleared' }),
    ],
  },
  {
    what: 'the limit is extended while the goods that have arrived are looked for',
    reaches: ['extension-in-enquiry'],
    happenings: [...arrived(), enquiry('office', 'BF'), extension],
  },
  {
    what: 'everything claimed is paid while a stop is open, and the stop is lifted',
    reaches: ['settlement', 'lift-discharges-recovered'],
    happenings: [
      ...onRoad(),
      claim(),
      alert({ from: 'TG', body: { action: 'stop' } }),
      settlement,
      alert({ from: 'TG', body: { action: 'lift' } }),
    ],
  },
  {
    what: 'a claim is paid by the guarantor of the country it arose in, who is given it back, and told so twice',
    reaches: ['reimbursement', 'reimbursement-again'],
    happenings: [
      ...onRoad({ secured: [{ country: 'BF', amount: '20', currency: 'XOF', guarantor: 'BF/fonds-garantie' }] }),
      claim(),
      { ...settlement, sender: { country: 'BF', role: 'guarantor', party: 'fonds-garantie' } },
      reimbursement(),
      reimbursement(),
    ],
  },
  {
    what: 'a movement reassessed to more than there is waits, and a raised limit covers it',
    reaches: ['amend-under-secured', 'cover'],
    happenings: [
      ...onRoad(),
      amendment(2, { guarantees: [{ ...secured[0]!, amount: xof('300') }] }),
      registration({ body: { action: 'update', limit: xof('400') } }),
    ],
  },
  {
    what: 'the consignee unloads, once where nothing is known and once where nothing has arrived',
    reaches: ['unloading-remarks-unknown', 'unloading-remarks-out-of-sequence', 'unloading-remarks'],
    reference: withConsignee,
    happenings: [remarks('26TGLFW100000203J5'), ...onRoad(named), remarks(), arrival(), permission, remarks()],
  },
  {
    what: 'discrepancies are not resolved, then are',
    reaches: ['results-not-conform', 'resolution-unsolved'],
    happenings: [...arrived(), notConform, resolution('unsolved')],
  },
  {
    what: 'discrepancies are resolved',
    reaches: ['resolution-solved'],
    happenings: [...arrived(), notConform, resolution('solved')],
  },
  {
    what: 'discrepancies are resolved where the hub discharges',
    reaches: ['resolution-discharges'],
    reference: anyAutomatic,
    happenings: [...arrived(), notConform, resolution('solved')],
  },
  {
    what: 'a diversion is referred, asked for once more, and accepted',
    reaches: ['diversion-referred', 'diversion-pending', 'diversion-accepted'],
    happenings: [...onRoad(), diversionTo('BFCNK001'), diversionTo('BFCNK001'), answerTo('BFCNK001', 'accepted')],
  },
  {
    what: 'a diversion is referred and refused',
    reaches: ['diversion-refused'],
    happenings: [...onRoad(), diversionTo('BFCNK001'), answerTo('BFCNK001', 'rejected')],
  },
  {
    what: 'a diversion is referred and nobody answers',
    reaches: ['diversion-overdue'],
    happenings: [...onRoad(), diversionTo('BFCNK001'), { hours: 5 }],
  },
  {
    what: 'the goods arrive where they should not, and departure says so',
    reaches: ['arrival-elsewhere', 'diversion-refused-after-arrival'],
    happenings: [...onRoad(), arrival({ body: { office: 'BFCNK001' } }), answerTo('BFCNK001', 'rejected')],
  },
  {
    what: 'the holder is asked where the goods are, and answers',
    reaches: ['enquiry-answered-by-holder', 'enquiry-answered'],
    happenings: [...onRoad(), enquiry('holder', 'TG/sahel-transit'), notKnown, notKnown],
  },
  {
    what: 'everything is claimed and paid',
    reaches: ['settlement-discharges'],
    happenings: [...onRoad(), claim(), settlement],
  },
  {
    what: 'a claim is withdrawn, handed on, taken and paid for after the discharge',
    reaches: [
      'recovery-transfer-after-end',
      'recovery-transfer-answered-after-end',
      'payment-after-end',
      'withdrawal-after-end',
    ],
    happenings: [
      ...arrived(),
      claim('5'),
      results(),
      discharge(),
      transfer,
      transferTaken,
      message('payment-notice', guarantor, {
        purpose: 'claim',
        amount: xof('1'),
        receipt: 'R-1',
        paidOn: '2026-05-01',
      } as never),
      withdrawal,
    ],
  },
  {
    what: 'a recovery is handed to the country where the debt arose',
    reaches: ['recovery-transfer', 'recovery-transfer-answered'],
    happenings: [...onRoad(), transfer, transferTaken],
  },
  {
    what: 'one of two guarantors answers',
    reaches: ['use-answered', 'use-granted'],
    happenings: [
      asked(GRN),
      asked(other),
      declaredWith({ guarantees: [...secured, { type: '1', grn: other, accessCode: 'A1B2', amount: xof('20') }] }),
      yes(GRN),
      yes(other),
    ],
  },
  {
    what: 'the limit passes while the goods are looked for',
    reaches: ['limit-passed-in-enquiry'],
    happenings: [...onRoad(), enquiry('office', 'BF'), after(12)],
  },
  {
    what: 'results are awaited twice while the goods are looked for',
    reaches: ['results-overdue', 'results-overdue-in-enquiry'],
    happenings: [...arrived(), enquiry('office', 'BF'), after(12)],
  },
  {
    what: 'nobody resolves the discrepancies',
    reaches: ['resolution-overdue'],
    happenings: [...arrived(), notConform, after(30)],
  },
  {
    what: 'a stop holds the release, is lifted, and the release takes effect',
    reaches: ['release-stopped', 'lift', 'release'],
    happenings: [
      registered,
      declaredWith(),
      alert({ from: 'TG', body: { action: 'stop' } }),
      release(),
      alert({ from: 'TG', body: { action: 'lift' } }),
    ],
  },
  {
    what: 'the goods are cancelled before they have passed anything',
    reaches: ['cancel-before-first-border'],
    happenings: [...onRoad(), message('cancellation', customs('TG'), { basis: 'authority', reason: 'r' })],
  },
  {
    what: 'the goods are refused by their own country, twice ordered to be controlled',
    reaches: ['control-again', 'no-release', 'entry-refusal-after-end'],
    happenings: [
      registered,
      declaredWith(),
      message('control-decision', customs('TG'), { decision: 'control' }),
      message('control-decision', customs('TG'), { decision: 'control' }),
      message('no-release', customs('TG'), { reason: 'control' }),
      message('border-entry-refusal', customs('BF'), { office: 'BFCNK001', reason: 'documents' }),
    ],
  },
  {
    what: 'an amendment asks for more than there is, before and after the release',
    reaches: ['amend-guarantee-refused', 'amend', 'amend-under-secured', 'amend-after-release'],
    happenings: [
      registered,
      declaredWith(),
      amendment(2, { guarantees: [{ ...secured[0]!, amount: xof('300') }] }),
      amendment(3, { guarantees: secured }),
      release(),
      amendment(4, { guarantees: [{ ...secured[0]!, amount: xof('300') }] }),
      amendment(5, { guarantees: secured }),
    ],
  },
  {
    what: 'the goods end on the way, in part and then all, told too early, by a stranger, and rightly',
    reaches: ['en-route-end-before-release', 'en-route-end-no-party', 'en-route-end-items', 'en-route-end-all'],
    happenings: [
      registered,
      declaredWith(),
      ended('BFCNK001', 'items'),
      ended('GHPAG001', 'items'),
      release(),
      ended('BFCNK001', 'all'),
    ],
  },
  {
    what: 'the goods change vehicles, get more time, and are taken over by another office',
    reaches: ['transhipment', 'extension', 'diversion-by-rule'],
    happenings: [
      ...onRoad(),
      message('transhipment', customs('TG'), {
        office: 'TGCNK001',
        kind: 'vehicle',
        vehicleSet: declaration().body.vehicleSet,
      }),
      extension,
      diversionTo('BFBOY001'),
    ],
  },
  {
    what: 'the consignee is told to unload what he has announced, and the results are there before the exit',
    reaches: ['arrival-notification', 'unloading-permission', 'exit-after-results'],
    happenings: [
      ...onRoad(),
      message('arrival-notification', customs('BF'), { arrivedAt: '2026-03-06T07:00:00Z', office: 'BFOUA001' }),
      arrival(),
      permission,
      results(),
      exit(),
    ],
  },
  {
    what: 'an enquiry is opened and a claim withdrawn',
    reaches: ['enquiry', 'recovery', 'withdrawal'],
    happenings: [...onRoad(), enquiry('office', 'BF'), claim('5'), withdrawal],
  },
  {
    what: 'nobody pays what is claimed',
    reaches: ['payment-overdue'],
    happenings: [...onRoad(), claim('5'), after(200)],
  },
  {
    what: 'a guarantor asked for more after the release does not answer',
    reaches: ['amend-guarantor-asked-after-release', 'reply-overdue-after-release'],
    happenings: [
      asked(GRN),
      declaredWith(),
      yes(GRN),
      release(),
      amendment(2, { guarantees: [{ ...secured[0]!, amount: xof('30') }] }),
      after(1),
    ],
  },
]

export const directed = { movement, guarantees }
export type { Directed }
