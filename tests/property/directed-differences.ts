import { arrival, entry, exit, results } from '../support/road.ts'
import type { Directed } from './directed-guarantees.ts'
import {
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

/** What is seen and is not as declared, and what only comes in part. */
export const differences: readonly Directed[] = [
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
    what: 'discrepancies are resolved where the hub discharges',
    reaches: ['resolution-discharges'],
    reference: anyAutomatic,
    happenings: [...arrived(), notConform, resolution('solved')],
  },
]
