import { amendment, customs, message } from '../support/procedures.ts'
import {
  alert,
  arrival,
  declaration,
  discharge,
  entry,
  exit,
  GRN,
  MRN,
  registration,
  release,
  results,
} from '../support/road.ts'
import { differences } from './directed-differences.ts'
import { type Directed, guarantees } from './directed-guarantees.ts'

import {
  xof,
  guarantor,
  registered,
  secured,
  declaredWith,
  onRoad,
  arrived,
  after,
  claim,
  settlement,
  withdrawal,
  transfer,
  transferTaken,
  enquiry,
  notKnown,
  resolution,
  remarks,
  permission,
  reimbursement,
  diversionTo,
  answerTo,
  ended,
  extension,
  notConform,
  threeCountries,
  shortened,
  withConsignee,
  named,
  outside,
  automatic,
  other,
  asked,
  yes,
} from './directed-parts.ts'
import { agreement, party, testReference } from '../support/reference.ts'

/** What is due is collected by the only payment system there is. */
const collected = testReference({
  parties: new Map([...testReference().parties, ['TG/tresor', party('TG/tresor', 'payment')]]),
  agreements: [agreement({ contributionTable: 'FGT' })],
  contributions: [
    {
      id: 'FGT',
      regime: 'isrt',
      validFrom: '2020-01-01',
      rate: '0.5',
      base: 'cif',
      collector: 'TG/fonds-garantie',
      shares: [{ country: 'TG', guarantor: 'TG/fonds-garantie', parts: 1 }],
    },
  ],
})

const movement: readonly Directed[] = [
  ...differences,
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
    what: 'a payment that was asked for comes when the goods are cancelled',
    reaches: ['payment-requested-after-end'],
    reference: collected,
    happenings: [
      registered,
      declaredWith({ cifValue: xof('1000') }),
      message('cancellation', customs('TG'), { basis: 'authority', reason: 'r' }),
      message(
        'payment-notice',
        { country: 'TG', role: 'payment', party: 'tresor' },
        { purpose: 'contribution', amount: xof('5'), receipt: 'R-1', paidOn: '2026-05-01', reference: `${MRN}-C1` },
      ),
    ],
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
    what: 'the time to claim that the agreement gives comes to its end',
    reaches: ['limit-near', 'limit-reached', 'limit-passed', 'claim-deadline-near', 'reminder'],
    happenings: [...onRoad(), after(250)],
    reference: testReference({ agreements: [agreement({ claimBy: { months: 9 } })] }),
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
    what: 'nobody confirms the discharge that an officer has asked for, and it lapses',
    reaches: ['approval-lapsed'],
    happenings: [...arrived(), results(), { asks: discharge() }, after(25)],
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
