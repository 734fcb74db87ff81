import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FINDINGS_MAX } from '../../src/domain/values/finding.ts'
import { checkRules } from '../../src/domain/rules/index.ts'
import type { Declaration, Message, TrainManifest } from '../../src/generated/types.ts'
import { amendment } from '../support/procedures.ts'
import { party, testReference } from '../support/reference.ts'
import { declaration } from '../support/road.ts'

/** Of some hundred rules each node concerns a few, and some look twice. */
const LOOKS_A_NODE = 50
const NOW = Date.parse('2026-06-01T12:00:00Z')
const reference = testReference()

/** A value whose every reading of a property, own or of a list, is counted. */
function counted<T extends object>(value: T): { value: T; looks: () => number } {
  let looks = 0
  const known = new WeakMap<object, object>()
  const wrap = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one
    const before = known.get(one)
    if (before !== undefined) return before
    const proxy = new Proxy(one, {
      get(target, name, receiver) {
        looks += 1
        return wrap(Reflect.get(target, name, receiver))
      },
    })
    known.set(one, proxy)
    return proxy
  }
  return { value: wrap(value) as T, looks: () => looks }
}

const nodesOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, one) => sum + nodesOf(one), 1)
    : 1

const many = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at))

const [item] = declaration().body.items
const withItems = (count: number, more: (at: number) => object): Partial<Declaration> => ({
  items: many(count, (at) => ({ ...item, number: at + 1, ...more(at) }) as Declaration['items'][number]),
})

/** The lists of a declaration that may be long, each as dear as it can be made: what is looked for is never found. */
const long: Readonly<Record<string, (count: number) => Partial<Declaration>>> = {
  'packagings without packages, each with marks of its own': (count) =>
    withItems(count, (at) => ({
      packaging: many(20, (place) => ({ type: 'BG', count: 0, marks: `M-${at}-${place}` })),
    })),
  'items of house consignments, each packed with one that is not there': (count) =>
    withItems(count, (at) => ({
      house: 1 + (at % 99),
      goodsMeasure: { grossMass: '0.000' },
      packaging: [{ type: 'BG', count: 0, marks: `M-${at}` }],
      previousDocuments: many(20, (place) => ({ type: 'N830', reference: `P-${place}`, unit: 'KGM' })),
    })),
  'containers listed over and over': (count) => ({
    ...withItems(count, () => ({})),
    equipment: many(count, (at) => ({
      container: `CSQU${3_054_380 + (at % 9)}`,
      numberOfSeals: 0,
    })) as unknown as NonNullable<Declaration['equipment']>,
  }),
  'items with traders and documents': (count) => ({
    ...withItems(count, (at) => ({
      consignee: { name: `C ${at}`, scheme: 'NIF', id: `1${at}`, party: `BF/none-${at}` },
      supportingDocuments: many(9, (place) => ({ type: 'Y900', reference: `D-${at}-${place}` })),
    })),
    supportingDocuments: many(99, (at) => ({ type: 'Y900', reference: `S-${at}` })),
  }),
  'equipment with references to goods and with seals': (count) => ({
    ...withItems(count, () => ({})),
    equipment: many(99, (at) => ({
      sequence: at + 1,
      numberOfSeals: 20,
      seals: many(20, (place) => ({ id: `S-${at}-${place}` })),
      goodsReferences: many(count, (place) => 1_000 + place),
    })) as unknown as NonNullable<Declaration['equipment']>,
  }),
  'vehicles of no item': (count) => ({
    vehicles: many(count, (at) => ({ itemNumber: 5_000 + at, vin: `VIN${at}` })) as unknown as NonNullable<
      Declaration['vehicles']
    >,
  }),
  'a long itinerary': (count) => ({
    itinerary: many(Math.min(count, 99), (at) => ({
      country: at % 2 === 0 ? 'TG' : 'BF',
      entryOffice: 'TGCNK001',
      exitOffice: 'BFCNK001',
      mode: '3' as const,
      connection: 'full' as const,
    })),
  }),
  'a train of wagons': (count) => ({
    vehicleSet: {
      mode: '2',
      means: { typeOfIdentification: '20', identification: 'T-1' },
      wagons: many(count, (at) => ({ number: `W-${at}` })),
    } as unknown as Declaration['vehicleSet'],
  }),
}

const check = (message: Message) => checkRules({ message, caller: party(message.sender.country), reference, now: NOW })

function looksANode(message: Message): number {
  const { value, looks } = counted(message)
  check(value)
  return looks() / nodesOf(message)
}

describe('all rules together look at each node a bounded number of times', () => {
  test.each(Object.entries(long))('in a declaration with %s, and in an amendment to it', (_, body) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        expect(looksANode(declaration({ body: body(count) }))).toBeLessThan(LOOKS_A_NODE)
        expect(looksANode(amendment(2, body(count)))).toBeLessThan(2 * LOOKS_A_NODE)
      }),
      { numRuns: 6 },
    )
  })

  test('in a manifest of many wagons with many movements each', () => {
    const manifest = {
      ...declaration(),
      type: 'train-manifest',
      body: {
        train: 'T-1',
        operation: 'depart',
        office: 'TGLFW001',
        wagons: many(400, (at) => ({ number: `W-${at % 7}`, mrns: many(9, () => '26TGLFW100000123J0') })),
      },
    } as unknown as TrainManifest
    expect(looksANode(manifest)).toBeLessThan(LOOKS_A_NODE)
  })
})

test('no more findings are made than may be told', () => {
  const faulty = declaration({ body: long['packagings without packages, each with marks of its own']?.(400) ?? {} })
  expect(check(faulty)).toHaveLength(FINDINGS_MAX)
})
