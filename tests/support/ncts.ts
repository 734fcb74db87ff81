import { afterAll } from 'vitest'
import { createCodec } from '../../src/codec/index.ts'
import type { Declaration } from '../../src/generated/types.ts'
import { check } from './broken.ts'
import { agreement, testReference } from './reference.ts'
import { declaration } from './road.ts'
import type { Reference } from '../../src/domain/model/reference.ts'

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

/** A declaration as NCTS would take it, for tests that change one thing in it and ask what the rules say. */

type Item = Declaration['items'][number]

const item = (number: number, marks: string): Item => ({
  number,
  commodity: { description: 'Rice', hsCode: '100630' },
  goodsMeasure: { grossMass: '500', netMass: '490' },
  packaging: [{ type: 'BG', count: 10, marks }],
})

export const ITEMS: readonly [Item, Item] = [item(1, 'A'), item(2, 'B')]

/** Two items in one sealed container on a lorry from Lomé to Ouagadougou. */
export const BASE: Declaration = {
  ...declaration().body,
  containerIndicator: true,
  equipment: [{ container: 'CSQU3054383', numberOfSeals: 1, seals: [{ id: 'S-1' }], goodsReferences: [1, 2] }],
  consignee: { scheme: 'NIF', id: 'BF1', name: 'Importateur Exemple' },
  items: [...ITEMS],
}

/** What a case changes in the declaration; `undefined` takes the member away. */
export type Change = { readonly [K in keyof Declaration]?: Declaration[K] | undefined }

export const items = (first: object, second: object = {}): Change => ({
  items: [ITEMS[0], ITEMS[1]].map((one, at) => present({ ...one, ...(at === 0 ? first : second) })) as Item[],
})
/** The same change in both. */
export const both = (change: object): Change => items(change, change)
/** The first item packed as told, with the second as it is. */
export const packed = (...packaging: Item['packaging']): Change => items({ packaging })
/** The first item is packed with the second: nothing of its own, its mass told there. */
export const packedWith = (change: Partial<Item['packaging'][number]> = {}, mass = '0'): Change =>
  items({ goodsMeasure: { grossMass: mass }, packaging: [{ type: 'BG', count: 0, marks: 'B', ...change }] })
export const guarantee = (change: object): Change => ({
  guarantees: BASE.guarantees.map((one) => present({ ...one, ...change })),
})
export const vehicle = (change: object): Change => ({
  vehicleSet: present({ ...BASE.vehicleSet, ...change }) as Declaration['vehicleSet'],
})
export const loaded = (...equipment: NonNullable<Declaration['equipment']>): Change => ({ equipment })
export const at = (locationOfGoods: object): Change => ({
  locationOfGoods: { type: 'D', ...locationOfGoods } as NonNullable<Declaration['locationOfGoods']>,
})
/** The same goods under a TIR carnet. */
export const tir = (change: Change = {}): Change => ({
  declarationType: 'TIR',
  regime: 'tir',
  carnet: { number: 'XC12345678' },
  guarantees: [{ type: 'B' }],
  ...change,
})
/** By another mode all the way. */
export const byMode = (mode: Declaration['vehicleSet']['mode'], change: object = {}): Change => ({
  ...vehicle({ mode, ...change }),
  itinerary: BASE.itinerary.map((leg) => ({ ...leg, mode })),
})

const present = <T extends object>(whole: T): T =>
  Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as T

/** An agreement that says nothing on types of guarantee, modes and regimes: the cases are not about it. */
const anything = testReference({
  agreements: [
    agreement({
      regimes: ['isrt', 'tir'],
      modes: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      guaranteeTypes: ['0', '1', '2', '3', '4', '5', '8', '9', 'A', 'B'],
    }),
  ],
})

/** What is found in the declaration so changed, by schema and rules, each as `rule pointer`; a code where no rule stands. */
export function found(change: Change, known: Reference = anything): string[] {
  const whole = declaration()
  const message = { ...whole, body: present({ ...BASE, ...change }) }
  const decoded = codec.decode(new TextEncoder().encode(JSON.stringify(message)), 'application/json')
  const findings = decoded.ok ? check(decoded.message, known) : decoded.findings
  return findings.map(({ code, pointer, rule }) => `${rule ?? code} ${pointer.replace('/body/', '')}`)
}
