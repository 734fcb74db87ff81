import type { Declaration } from '../../generated/types.ts'
import type { Agreement, CorridorLimit, SafeguardKind } from '../model/reference.ts'
import { countryOfOffice, asOffice } from '../values/office.ts'

/** What the limits of agreements are looked up by: where goods go, and what they are. */
type Consignment = Pick<Declaration, 'departureOffice' | 'destinationOffice' | 'items'>

/** A limit that applies, and the first item it is about; undefined where it is about all goods. */
export type Applying = { limit: CorridorLimit; item?: number; hsCode?: string }

/** The limits of these agreements that a consignment meets, in the order of the agreements. */
export function limitsOn(agreements: readonly Agreement[], consignment: Consignment): Applying[] {
  const from = countryOfOffice(asOffice(consignment.departureOffice))
  const to = countryOfOffice(asOffice(consignment.destinationOffice))
  return agreements
    .flatMap(({ limits = [] }) => limits)
    .filter((limit) => (limit.from ?? from) === from && (limit.to ?? to) === to)
    .flatMap((limit): Applying[] => {
      if (limit.hs === undefined) return [{ limit }]
      const item = consignment.items.findIndex(
        ({ commodity }) => commodity.hsCode !== undefined && isAbout(limit, commodity.hsCode),
      )
      const hsCode = consignment.items[item]?.commodity.hsCode
      return hsCode === undefined ? [] : [{ limit, item, hsCode }]
    })
}

const isAbout = ({ hs = [], except = [] }: CorridorLimit, hsCode: string): boolean =>
  hs.some((prefix) => hsCode.startsWith(prefix)) && !except.some((prefix) => hsCode.startsWith(prefix))

/** Whether one of these agreements counts some of the goods among the sensitive ones. */
export const areSensitive = (agreements: readonly Agreement[], consignment: Consignment): boolean =>
  limitsOn(agreements, consignment).some(({ limit }) => limit.sensitive === true)

/** Kinds of safeguard a limit demands that are not among those there are. */
export const missingSafeguards = ({ safeguards = [] }: CorridorLimit, there: ReadonlySet<string>): SafeguardKind[] =>
  safeguards.filter((kind) => !there.has(kind))
