import { composeProvisional } from '../../src/domain/values/provisional.ts'
import { asCountry } from '../../src/domain/values/party.ts'
import type { Message } from '../../src/generated/types.ts'
import { arrival, entry, exit, release, results } from '../support/road.ts'
import type { Directed } from './directed-guarantees.ts'
import { MRNS } from './sequences.ts'
import {
  after,
  declaredWith,
  onRoad,
  threeCountries,
  unseenTransit,
  automatic,
  partArrived,
  restArrived,
  otherTruck,
  anyAutomatic,
  resolution,
  arrived,
  notConform,
} from './directed-parts.ts'

/** An id that a later message names. */
const WRONG = '6f3c1f0e-7c1d-4e5f-8a9b-03c0de2a41b7'
const mistyped = { id: WRONG, body: otherTruck }
const corrected = { body: { corrects: WRONG, officer: 'A-1', confirmedBy: 'A-2' } }

/** Reported under a number printed in advance. */
function underNumber(message: Message): Message {
  const { mrn: _, ...rest } = message as Message & { mrn: string }
  return { ...rest, provisional: composeProvisional(asCountry('TG'), 2026, 1) } as Message
}

/** What carries the goods is elsewhere as well, for another movement; this one is flagged. */
const OTHER = MRNS[1] ?? ''
const usedTwice = [
  ...onRoad(),
  exit(),
  entry(),
  declaredWith({}, OTHER),
  release({ mrn: OTHER, body: { releasedAt: '2026-03-02T09:00:00Z' } }),
  exit({ mrn: OTHER, occurredAt: '2026-03-04T12:00:00Z', body: { office: 'TGKOD001' } }),
]

/** What is seen and is not as declared, and what only comes in part. */
export const differences: readonly Directed[] = [
  {
    what: 'a number printed in advance waits for a declaration that never comes',
    reaches: ['exit-unmatched', 'provisional-unmatched'],
    happenings: [underNumber(exit()), after(4)],
  },
  {
    what: 'a country that nobody had seen the goods in reports their entry after the results',
    reaches: ['entry-back-fill-discharges'],
    happenings: [...onRoad(threeCountries), ...unseenTransit, entry()],
    reference: automatic,
  },
  {
    what: 'or their exit',
    reaches: ['exit-back-fill-discharges'],
    happenings: [...onRoad(threeCountries), ...unseenTransit, exit({ body: { office: 'BFKAN001' } })],
    reference: automatic,
  },
  {
    what: 'a part arrives, then the rest',
    reaches: ['arrival-rest'],
    happenings: [...partArrived, restArrived],
    reference: automatic,
  },
  {
    what: 'a part arrives, the results come, then the rest',
    reaches: ['arrival-rest-discharges'],
    happenings: [...partArrived, results(), restArrived],
    reference: automatic,
  },
  {
    what: 'departure resolves what kept the hub from discharging',
    reaches: ['resolution-of-differences-discharges'],
    happenings: [...onRoad(), entry({ body: otherTruck }), arrival(), results(), resolution('solved')],
    reference: automatic,
  },
  {
    what: 'one container on two movements, until the other one has arrived',
    reaches: ['sharing-ended'],
    happenings: [...usedTwice, arrival(), { hours: 1 }],
    reference: automatic,
  },
  {
    what: 'or kept the hub from discharging until then',
    reaches: ['sharing-ended-discharges'],
    happenings: [...usedTwice, arrival({ mrn: OTHER }), results({ mrn: OTHER }), arrival(), { hours: 1 }],
    reference: automatic,
  },
  {
    what: 'discrepancies are resolved where the hub discharges',
    reaches: ['resolution-discharges'],
    reference: anyAutomatic,
    happenings: [...arrived(), notConform, resolution('solved')],
  },
  {
    what: 'each report of the way is mistyped, and corrected by two persons',
    reaches: ['exit-correction', 'entry-correction', 'arrival-correction'],
    happenings: [
      ...onRoad(),
      exit(mistyped),
      exit(corrected),
      entry(mistyped),
      entry(corrected),
      arrival(mistyped),
      arrival(corrected),
    ],
    reference: automatic,
  },
  {
    what: 'an exit is corrected that alone kept the hub from discharging',
    reaches: ['exit-correction-discharges'],
    happenings: [...onRoad(), exit(mistyped), entry(), arrival(), results(), exit(corrected)],
    reference: automatic,
  },
  {
    what: 'or an entry',
    reaches: ['entry-correction-discharges'],
    happenings: [...onRoad(), exit(), entry(mistyped), arrival(), results(), entry(corrected)],
    reference: automatic,
  },
  {
    what: 'or an arrival',
    reaches: ['arrival-correction-discharges'],
    happenings: [...onRoad(), exit(), entry(), arrival(mistyped), results(), arrival(corrected)],
    reference: automatic,
  },
]
