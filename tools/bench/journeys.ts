import { randomUUID } from 'node:crypto'
import { checkDigit } from '../../src/domain/values/identifiers.ts'
import { partyKeyOf } from '../../src/domain/values/party.ts'
import type { Declaration, Item, Message, MessageByType, MessageType } from '../../src/generated/types.ts'
import { CORRIDORS, type Corridor, COUNTRIES } from './corridors.ts'

/** The one guarantor of the measured world and the principal whom its guarantees are for. */
export const GUARANTOR = { country: 'TG', role: 'guarantor', party: 'fonds-garantie' } as const
const PRINCIPAL = {
  scheme: 'NIF',
  id: '1000123456',
  name: 'Transit Exemple SARL',
  address: { streetAndNumber: '14, boulevard du Port', city: 'Lomé', country: 'TG' },
} as const
const ACCESS_CODE = 'K7P2'
const SECURED = { amount: '4000000', currency: 'XOF' } as const

/** The steps of one journey, in causal order; their number is what "9 messages" of docs/performance.md counts. */
export const STEPS = 9

const HOUR_MS = 3_600_000
/** Journeys lie in the past: what is more than five minutes ahead would be refused. */
const STARTED_HOURS_AGO = 72
const LIMIT_HOURS_AHEAD = 120
const SEALS_PER_NOTICE = 4
const SEALS_PER_CONTAINER = 2
/** The most a vehicle on the road may draw (rule R0855). */
const TRAILERS = 2

const GOODS: readonly [hsCode: string, description: string, packageType: string][] = [
  [
    '100630',
    'Rice, semi-milled, in woven polypropylene bags of 50 kg, crop of last season, for human consumption',
    'BG',
  ],
  ['252329', 'Portland cement CPJ 42.5 R in paper bags of 50 kg on shrink-wrapped pallets', 'BG'],
  ['520812', 'Unbleached plain-woven cotton fabric in rolls, width 160 cm, weight 145 g per square metre', 'RO'],
  ['151190', 'Refined palm olein for cooking, fortified with vitamin A, in jerrycans of 20 litres', 'JC'],
  ['170199', 'Refined white sugar in bags of 50 kg, ICUMSA 45, not flavoured', 'BG'],
  ['392690', 'Household articles of plastics: basins, buckets, stackable stools, assorted colours', 'CT'],
  ['721420', 'Ribbed reinforcing bars of non-alloy steel, diameters 8 to 16 mm, length 12 m, in bundles', 'BE'],
  ['300490', 'Medicaments for retail sale, assorted, by the packing list; keep below 25 degrees Celsius', 'CT'],
  ['040221', 'Milk powder, unsweetened, fat content 26 per cent by weight, in multiwall bags of 25 kg', 'BG'],
  ['481820', 'Paper handkerchiefs and facial tissues, boxes of 150, in cartons of 36', 'CT'],
  ['340111', 'Toilet soap in bars of 200 g, wrapped, cartons of 72 bars', 'CT'],
]

/** What sets one journey apart from another: everything else of it follows from the corridor. */
export type Journey = {
  readonly corridor: Corridor
  readonly mrn: string
  readonly grn: string
  readonly serial: number
}

/** A journey nobody has made yet, on the corridor and guarantee whose turn it is. */
export function newJourney(serial: number, grns: readonly string[]): Journey {
  const corridor = CORRIDORS[serial % CORRIDORS.length]
  const grn = grns[serial % grns.length]
  if (corridor === undefined || grn === undefined) throw new RangeError('a journey needs a corridor and a guarantee')
  return { corridor, grn, serial, mrn: newMrn(corridor.departure.slice(0, 2)) }
}

/** An MRN of a country that nobody has used yet, with its check digit (domain.md 2.4). */
function newMrn(country: string): string {
  const seventeen = `26${country}${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}J`
  return `${seventeen}${checkDigit(seventeen)}`
}

/** A GRN that nobody has used yet, with its check digit. */
export function newGrn(): string {
  const sixteen = `26TG${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`
  return `${sixteen}${checkDigit(sixteen)}`
}

/** Registers a comprehensive guarantee so ample that no declaration of a run can exhaust it. `now` in ms UTC. */
export function registrationOf(grn: string, now: number): Message {
  const at = new Date(now - STARTED_HOURS_AGO * HOUR_MS).toISOString()
  return {
    id: randomUUID(),
    type: 'guarantee-registration',
    version: '1',
    sender: GUARANTOR,
    occurredAt: at,
    preparedAt: at,
    procedure: 'automatic',
    body: {
      action: 'register',
      grn,
      type: '1',
      holder: PRINCIPAL,
      limit: { amount: '900000000000', currency: 'XOF' },
      territories: [...COUNTRIES],
      validFrom: '2026-01-01',
      monitoring: 'ledger',
      accessCode: ACCESS_CODE,
    },
  }
}

/**
 * The nine messages of a journey in the order in which they happen: declaration, release, exit and entry at two frontiers,
 * arrival, results, discharge. Each is about 6 KB of JSON, filled with what such messages carry. `now` in ms UTC.
 */
export function messagesOf(journey: Journey, now: number): Message[] {
  const { corridor } = journey
  const [first, second] = corridor.borders
  const make = maker(journey, now)
  const { departure, destination } = corridor
  return [
    make('transit-declaration', departure, declarationOf(journey)),
    make('release-for-transit', departure, releaseOf(journey, now)),
    make('border-exit-notice', first.exit, { office: first.exit, kind: 'exit', ...sightingOf(journey) }),
    make('border-entry-notice', first.entry, { office: first.entry, continuation: 'same', ...sightingOf(journey) }),
    make('border-exit-notice', second.exit, { office: second.exit, kind: 'exit', ...sightingOf(journey) }),
    make('border-entry-notice', second.entry, { office: second.entry, continuation: 'same', ...sightingOf(journey) }),
    make('arrival-advice', destination, {
      arrivedAt: new Date(now - HOUR_MS).toISOString(),
      office: destination,
      ...sightingOf(journey),
    }),
    make('control-results', destination, resultsOf(now)),
    make('discharge', departure, dischargeOf(journey, now)),
  ]
}

/**
 * The receivers of each of the nine messages, as the catalogue has them, one entry for each message delivered: what the
 * reference pipeline publishes, so that both sides have the same number of confirms from the same queues.
 */
export function receiversOf({ departure, borders, destination }: Corridor): string[][] {
  const [from, through, to] = [departure, borders[0].entry, destination].map((code) => code.slice(0, 2))
  if (from === undefined || through === undefined || to === undefined)
    throw new RangeError('a corridor has three countries')
  const guarantor = partyKeyOf(GUARANTOR)
  return [
    [],
    // The record of the transit to both countries entered, that of the arrival to the office of destination.
    [through, to, to],
    [through],
    [from, to],
    [from, to],
    [from, through],
    [from, through],
    [from],
    // The discharge to all, and the guarantee's release to its guarantor.
    [through, to, guarantor, guarantor],
  ]
}

/**
 * Bytes by which what receivers are sent exceeds what was sent, message by message: records that the hub makes of a release
 * carry the declaration. The reference pipeline publishes as much.
 */
export const DELIVERED_BEYOND: readonly number[] = Array.from({ length: STEPS }, (_, step) => (step === 1 ? 4_800 : 0))

/** The declaration of a journey with so many items, each a small one: what one more item costs is what is asked. */
export function declarationWith(journey: Journey, items: number, now: number): Message {
  const [goods] = GOODS
  if (goods === undefined) throw new RangeError('there are no goods')
  const body = {
    ...declarationOf(journey),
    grossMass: String(items * 100),
    items: Array.from({ length: items }, (_, at) => ({
      ...itemOf(goods, at + 1, journey.serial),
      goodsMeasure: { grossMass: '100', netMass: '98' },
    })),
  }
  return maker(journey, now)('transit-declaration', journey.corridor.departure, body)
}

/** Makes messages whose times lie an hour apart, in the order in which they are made. */
function maker({ mrn }: Journey, now: number) {
  let step = 0
  return <T extends MessageType>(type: T, office: string, body: MessageByType[T]['body']): Message => {
    const at = new Date(now - (STARTED_HOURS_AGO - step++) * HOUR_MS).toISOString()
    const header = {
      id: randomUUID(),
      type,
      version: '1',
      sender: { country: office.slice(0, 2), role: 'customs', office },
    }
    const times = { occurredAt: at, preparedAt: at, procedure: 'automatic' }
    return { ...header, mrn, ...times, body } as unknown as Message
  }
}

const sealId = (serial: number, at: number): string => `TRANSIT-${String(serial).padStart(8, '0')}-${at}`

function declarationOf({ corridor, grn, serial }: Journey): Declaration {
  const [first, second] = corridor.borders
  const leg = (place: { entryOffice?: string; exitOffice?: string }): Declaration['itinerary'][number] => ({
    country: (place.entryOffice ?? place.exitOffice ?? '').slice(0, 2),
    ...place,
    mode: '3',
    connection: 'full',
  })
  return {
    lrn: `LRN${serial}`,
    declarationType: 'T1',
    additionalDeclarationType: 'A',
    regime: 'isrt',
    nationalRefs: [{ country: corridor.departure.slice(0, 2), reference: `2026/${corridor.departure}/T/${serial}` }],
    departureOffice: corridor.departure,
    destinationOffice: corridor.destination,
    itinerary: [
      leg({ exitOffice: first.exit }),
      leg({ entryOffice: first.entry, exitOffice: second.exit }),
      leg({ entryOffice: second.entry }),
    ],
    principal: PRINCIPAL,
    guarantees: [{ type: '1', grn, accessCode: ACCESS_CODE, amount: SECURED }],
    dutiesAtRisk: SECURED,
    cifValue: { amount: '19500000', currency: 'XOF' },
    vehicleSet: {
      mode: '3',
      means: { typeOfIdentification: '30', identification: `TG ${serial} AA`, nationality: 'TG' },
      trailers: [trailerOf(serial)],
    },
    equipment: [{ numberOfSeals: 1, seals: [{ id: sealId(serial, 0) }] }],
    grossMass: '25300',
    items: GOODS.map((goods, at) => itemOf(goods, at + 1, serial)),
  }
}

function itemOf([hsCode, description, type]: (typeof GOODS)[number], number: number, serial: number): Item {
  return {
    number,
    commodity: { description, hsCode },
    goodsMeasure: { grossMass: '2300', netMass: '2254.5' },
    packaging: [{ type, count: 46, marks: `LOT ${serial}-${number} 1/46 KEEP DRY` }],
    countryOfOrigin: 'CN',
    value: { amount: '1772727', currency: 'XOF' },
    supportingDocuments: [{ type: 'N380', reference: `FACTURE 2026-${serial}-${number}`, lineNumber: number }],
    transportDocuments: [{ type: 'N705', reference: `LOMU${String(serial).padStart(8, '0')}` }],
  }
}

function releaseOf({ corridor, serial }: Journey, now: number): MessageByType['release-for-transit']['body'] {
  const containers = containersOf(serial)
  return {
    releasedAt: new Date(now - (STARTED_HOURS_AGO - 1) * HOUR_MS).toISOString(),
    limitAt: new Date(now + LIMIT_HOURS_AHEAD * HOUR_MS).toISOString(),
    controlResult: { code: 'A2' },
    equipment: containers.map((container, at) => ({
      container,
      numberOfSeals: SEALS_PER_CONTAINER,
      seals: Array.from({ length: SEALS_PER_CONTAINER }, (_, seal) => ({
        id: sealId(serial, at * SEALS_PER_CONTAINER + seal),
        kind: 'electronic',
        affixedBy: 'customs',
      })),
      goodsReferences: at === 0 ? [1, 2, 3, 4, 5, 6] : [7, 8, 9, 10, 11],
    })),
    safeguards: [
      { kind: 'escort', reference: `ESCORTE ${serial}`, office: corridor.departure, text: PADDING },
      { kind: 'convoy', convoyId: `CONVOI ${serial}`, office: corridor.departure, text: `${REMARKS} ${REMARKS}` },
    ],
    officer: 'officer-17',
    text: PADDING,
  }
}

const REMARKS =
  'Seals checked one by one against the declaration and found as listed; tarpaulin, ropes and rings without damage. Axle ' +
  'weights within the limits of the region. Driver and documents identified; the carnet was endorsed. Papers returned.'

/** Lower-case letters of Adlam, in which Fula is written from Senegal to Niger; four bytes each in UTF-8. */
const ADLAM_SMALL_ALIF = 0x1e922

/**
 * What makes notices and releases as large as other messages: remarks of the greatest length a text may have, in a script
 * of the region that takes four bytes a letter. Remarks are in the body and nowhere else. Lists of seals would be kept in
 * the movement and rewritten with each message of it, which measures the padding.
 */
const PADDING = Array.from({ length: 512 }, (_, at) => {
  const letter = REMARKS.toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .repeat(4)
    .charCodeAt(at)
  return at % 16 === 15 && at < 511 ? ' ' : String.fromCodePoint(ADLAM_SMALL_ALIF + letter - 97)
}).join('')

const trailerOf = (serial: number) => ({
  typeOfIdentification: '31' as const,
  identification: `TG ${serial} R1 CHASSIS ${String(serial).padStart(8, '0')}`,
  nationality: 'TG',
})

/** Containers of their own for each journey (ISO 6346): on two movements at once they would be used twice. */
const containersOf = (serial: number): string[] =>
  ['MSKU', 'TGHU'].map((owner) => {
    const ten = `${owner}${String(serial % 1_000_000).padStart(6, '0')}`
    return `${ten}${checkDigit(ten)}`
  })

/** What an office sees of the vehicle: the same at each, as it should be. */
function sightingOf({ serial }: Journey) {
  return {
    sealCheck: {
      state: 'intact' as const,
      seals: Array.from({ length: SEALS_PER_NOTICE }, (_, at) => ({
        id: sealId(serial, at),
        state: 'intact' as const,
      })),
      text: PADDING,
    },
    vehicle: { typeOfIdentification: '30' as const, identification: `TG ${serial} AA`, nationality: 'TG' },
    // Padding once more: the one trailer there is, as often as a message may list any.
    trailers: Array.from({ length: TRAILERS }, () => ({ ...trailerOf(serial), typeOfMeans: '3104' })),
    remarks: PADDING,
    officer: 'officer-17',
  }
}

function resultsOf(now: number): MessageByType['control-results']['body'] {
  return {
    code: 'A4',
    date: new Date(now).toISOString().slice(0, 10),
    sealState: 'intact',
    text: REMARKS,
    discrepancies: GOODS.map(([, description], at) => ({
      kind: 'packages',
      itemNumber: at + 1,
      pointer: `/body/items/${at}/packaging/0/count`,
      declared: '46 packages',
      found: '46 packages, two of them repacked after damage',
      text: `${description}. ${REMARKS}`,
    })),
    officer: 'officer-17',
  }
}

function dischargeOf({ serial }: Journey, now: number): MessageByType['discharge']['body'] {
  return {
    basis: 'results',
    date: new Date(now).toISOString().slice(0, 10),
    evidence: Array.from({ length: 40 }, (_, at) => ({
      type: 'N935',
      reference: `Weighbridge ticket and unloading tally 2026-${serial}-${at}`,
      lineNumber: at + 1,
      complement: 'original kept at destination',
    })),
    officer: 'officer-17',
  }
}
