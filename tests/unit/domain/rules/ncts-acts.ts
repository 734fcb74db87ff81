import type { Reference } from '../../../../src/domain/model/reference.ts'
import type { RuleId } from '../../../../src/generated/rules.ts'
import type { Message, MessageByType } from '../../../../src/generated/types.ts'
import { CONSIGNOR, LIMIT, notified } from '../../../support/authorised.ts'
import { tirContent } from '../../../support/broken.ts'
import { customs, message } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { arrival, declaration, registration, release, results } from '../../../support/road.ts'

/** Both halves of what NCTS says of acts after the declaration: what comes before the act, the act, and what is found in it. */

/** The messages before the act and what the registry then knows; no messages where the act alone is judged. */
export type Before = { readonly messages: readonly Message[]; readonly known?: Reference }
type Refused = readonly [rule: RuleId, where: string, what: string, act: Message, before: Before]
type Accepted = readonly [ncts: string, what: string, act: Message, before: Before]
type Written<T extends readonly unknown[]> = T extends readonly [...infer Rest, Before]
  ? readonly [...Rest, Before?]
  : never
const ALONE: Before = { messages: [] }

const cancelled = (body: Partial<MessageByType['cancellation']['body']>): Message =>
  message('cancellation', customs('TG'), { basis: 'authority', reason: 'R', ...body })
const diverted = (body: Partial<MessageByType['diversion-response']['body']>): Message =>
  message('diversion-response', customs('TG'), { outcome: 'rejected', office: 'BFOUA002', reason: '4', ...body })
const incident = (code: '1' | '2' | '3' | '4' | '5' | '6', body: object = {}): Message =>
  message('incident-notice', { ...customs('BF'), office: 'BFCNK001' }, {
    code,
    text: 'T',
    place: { country: 'BF' },
    office: 'BFCNK001',
    ...body,
  } as MessageByType['incident-notice']['body'])
const equipment = [{ numberOfSeals: 1, seals: [{ id: 'N-1' }] }]
const transhipment = {
  vehicleSet: {
    mode: '3',
    means: { typeOfIdentification: '30', identification: 'BF 9000', nationality: 'BF' },
  },
}
const byCustoms = (body: object): Message => notified(body, customs('BF'))

const onRoad: Before = { messages: [registration(), declaration(), release(), arrival()] }
const brokenOnRoad: Before = {
  messages: [registration(), declaration(), release(), arrival({ body: { sealCheck: { state: 'broken' } } })],
}
const withoutSeals: Before = {
  messages: [registration(), declaration({ body: { equipment: undefined as never } }), release(), arrival()],
}
const declared = (body: object = {}): Before => ({ messages: [registration(), declaration({ body })] })
const onTir: Before = {
  messages: [declaration({ body: { ...tirContent, authorisations: [CONSIGNOR], limitAt: LIMIT } })],
  known: testReference({ agreements: [agreement({ regimes: ['tir'], guaranteeTypes: ['B'] })] }),
}
const released = (code: 'A1' | 'A2' | 'A3'): Message => release({ body: { controlResult: { code } } })
const withoutSealState = (): Message => {
  const { sealState: _, ...body } = results().body
  return { ...results(), body }
}

const refused: readonly Written<Refused>[] = [
  [
    'ARRIVAL-AUTHORISATION',
    'authorisation',
    'a simplified arrival that rests on nothing (C0102)',
    notified({ authorisation: undefined }),
  ],
  [
    'C0102-FORBIDDEN',
    'authorisation',
    'an arrival at the office that names an authorisation',
    byCustoms({ simplified: false }),
  ],
  [
    'C0129-FORBIDDEN',
    'requestedAt',
    'a request for what customs does of its own accord',
    cancelled({ requestedAt: '2026-03-06T07:00:00Z' }),
  ],
  ['C0492', 'text', 'another reason without words', diverted({})],
  ['INCIDENT-EQUIPMENT', 'equipment', 'broken seals, and nothing of the new ones (C0240)', incident('2')],
  ['INCIDENT-EQUIPMENT', 'equipment', 'unloaded goods, and nothing of the equipment (C0240)', incident('4')],
  ['INCIDENT-EQUIPMENT-FORBIDDEN', 'equipment', 'a deviation with equipment (C0240)', incident('1', { equipment })],
  [
    'INCIDENT-EQUIPMENT-FORBIDDEN',
    'equipment',
    'a carrier who cannot comply, with equipment (C0240)',
    incident('5', { equipment }),
  ],
  ['INCIDENT-TRANSHIPMENT', 'transhipment', 'transferred goods on no vehicle (C0240)', incident('3')],
  ['INCIDENT-TRANSHIPMENT', 'transhipment', 'a changed vehicle without the new one (C0240)', incident('6')],
  ...(['1', '5'] as const).map(
    (code): Written<Refused> => [
      'INCIDENT-TRANSHIPMENT-FORBIDDEN',
      'transhipment',
      `another vehicle after an incident of code ${code} (C0240)`,
      incident(code, { transhipment }),
    ],
  ),
  ...(['2', '4'] as const).map(
    (code): Written<Refused> => [
      'INCIDENT-TRANSHIPMENT-FORBIDDEN',
      'transhipment',
      `another vehicle after an incident of code ${code} (C0240)`,
      incident(code, { equipment, transhipment }),
    ],
  ),
  ['C0569', 'equipment/0/seals', 'new seals that are not listed', incident('2', { equipment: [{ numberOfSeals: 1 }] })],
  ['C0810', 'sealState', 'results that say nothing of the seals', withoutSealState(), onRoad],
  ['C0930', 'discrepancies', 'a bad result without a word', results({ body: { code: 'A5' } })],
  [
    'REMARKS-DISCREPANCY',
    'discrepancies',
    'remarks that do not agree, without a word (C0930)',
    message(
      'unloading-remarks',
      { country: 'BF', role: 'consignee', party: 'comptoir-faso' },
      {
        conform: false,
        complete: true,
        unloadedOn: '2026-03-06',
      },
    ),
  ],
  ['SEALS-RESULT', 'code', 'all well with a seal that came broken (G0017)', results(), brokenOnRoad],
  [
    'SEALS-RESULT',
    'code',
    'all well with a seal found broken now (G0017)',
    results({ body: { sealState: 'broken' } }),
    onRoad,
  ],
  ['R0912', 'controlResult/code', 'a simplified procedure under a TIR carnet', released('A3'), onTir],
  [
    'RESULT-A3',
    'controlResult/code',
    'a simplified procedure of nobody who is authorised (R0910)',
    released('A3'),
    declared(),
  ],
]

const accepted: readonly Written<Accepted>[] = [
  ['C0102', 'a simplified arrival with its authorisation', notified()],
  ['C0102', 'an arrival at the office without one', byCustoms({ simplified: false, authorisation: undefined })],
  ['C0129', 'what customs cancels of its own accord', cancelled({})],
  [
    'C0129',
    'what was asked for, with the time of the request',
    cancelled({ basis: 'request', requestedAt: '2026-03-05T07:00:00Z' }),
  ],
  ['C0492', 'another reason in words', diverted({ text: 'The bridge is closed' })],
  ['C0492', 'a reason that needs no words', diverted({ reason: '1' })],
  ['C0240', 'broken seals and the new ones', incident('2', { equipment })],
  ['C0240', 'unloaded goods with the equipment', incident('4', { equipment })],
  ['C0240', 'transferred goods on their new vehicle, seals as they were', incident('3', { transhipment })],
  ['C0240', 'a changed vehicle with new seals', incident('6', { equipment, transhipment })],
  ['C0240', 'a deviation', incident('1')],
  ['C0240', 'a carrier who cannot comply', incident('5')],
  ['C0569', 'seals taken off for good', incident('2', { equipment: [{ numberOfSeals: 0 }] })],
  ['C0810', 'results that say how the seals were', results(), onRoad],
  ['C0810', 'results of goods that were not sealed', withoutSealState(), withoutSeals],
  ['C0930', 'a good result without a word', results()],
  ['C0930', 'a bad result in words', results({ body: { code: 'B1', text: 'Six bags are missing' } })],
  ['C0930', 'a bad result with what was found', results({ body: { code: 'A5', discrepancies: [{ kind: 'seals' }] } })],
  [
    'G0017',
    'considered satisfactory no more, with a seal that came broken',
    results({ body: { code: 'B1', text: 'T' } }),
    brokenOnRoad,
  ],
  ['R0912', 'a control under a TIR carnet', released('A1'), onTir],
  [
    'R0910',
    'a simplified procedure of an authorised consignor',
    released('A3'),
    declared({ authorisations: [CONSIGNOR], limitAt: LIMIT }),
  ],
]

export const refusedActs = refused.map(
  ([rule, where, what, act, before = ALONE]): Refused => [rule, where, what, act, before],
)
export const acceptedActs = accepted.map(([ncts, what, act, before = ALONE]): Accepted => [ncts, what, act, before])
