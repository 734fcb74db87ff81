import { randomUUID } from 'node:crypto'
import { checkDigit } from '../../src/domain/values/identifiers.ts'
import { formatAmount, parseMoney } from '../../src/domain/values/money.ts'
import type { Message, MessageByType, MessageType, Sender } from '../../src/generated/types.ts'

/** Messages of one road movement Lomé - Cinkassé - Ouagadougou, as short as the schema allows, in time that is past. */

export const OFFICES = { departure: 'TGLFW001', exit: 'TGCNK001', entry: 'BFCNK001', destination: 'BFOUA001' } as const

type Overrides<T extends MessageType> = Partial<Omit<MessageByType[T], 'type' | 'body'>> & {
  body?: Partial<MessageByType[T]['body']>
}

let serial = 0

/** Called for each file, since all files of a worker share this module: what one has counted would be the next one's future. */
export function beginFile(): void {
  serial = 0
}

/** A GRN of Togo nobody has used yet, with its check digit. */
export function newGrn(): string {
  const sixteen = `26TG${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`
  return `${sixteen}${checkDigit(sixteen)}`
}

/** An MRN of a country nobody has used yet, with its check digit. */
export function newMrn(country = 'TG'): string {
  const seventeen = `26${country}${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}J`
  return `${seventeen}${checkDigit(seventeen)}`
}

const customs = (country: string, office: string): Sender => ({ country, role: 'customs', office })

function message<T extends MessageType>(
  type: T,
  sender: Sender,
  body: MessageByType[T]['body'],
  overrides: Overrides<T>,
): MessageByType[T] {
  // Each a second later than the one before, all of them in the past: the order of a test is the order of its world.
  const at = new Date(Date.now() - 3_600_000 + serial++ * 1_000).toISOString()
  const header = {
    id: randomUUID(),
    type,
    version: '1',
    sender,
    occurredAt: at,
    preparedAt: at,
    procedure: 'automatic',
  }
  const { body: parts, ...rest } = overrides
  return { ...header, ...rest, body: { ...body, ...parts } } as unknown as MessageByType[T]
}

type Money = { amount: string; currency: string }

/**
 * What guarantees secure, in the currency of the first: a test that declares other guarantees means other duties, not too
 * little cover. Undefined where they have no amounts.
 */
export function secured(guarantees: readonly { amount?: Money }[] | undefined): Money | undefined {
  const amounts = (guarantees ?? []).flatMap(({ amount }) => amount ?? [])
  const [first] = amounts
  if (first === undefined) return undefined
  const own = amounts.filter(({ currency }) => currency === first.currency)
  const minor = own.reduce((sum, one) => sum + (parseMoney(one)?.minor ?? 0n), 0n)
  return { amount: formatAmount(minor, first.currency), currency: first.currency }
}

export const registration = (
  grn: string,
  limit: string,
  overrides: Overrides<'guarantee-registration'> = {},
): Message =>
  message(
    'guarantee-registration',
    { country: 'TG', role: 'guarantor', party: 'fonds-garantie' },
    {
      action: 'register',
      grn,
      type: '1',
      holder: {
        scheme: 'NIF',
        id: '1000123456',
        name: 'Transit Exemple SARL',
        address: { city: 'Lomé', country: 'TG' },
      },
      limit: { amount: limit, currency: 'XOF' },
      territories: ['TG', 'BF', 'ML', 'NE', 'BJ', 'GH', 'CI'],
      validFrom: '2026-01-01',
      monitoring: 'ledger',
      accessCode: 'K7P2',
    },
    overrides,
  )

/** Each movement has a truck of its own: on one truck in two places it would be noticed. */
export const plateOf = (mrn: string | undefined): string => `TG ${(mrn ?? randomUUID()).slice(-8).toUpperCase()} AA`

export const declaration = (
  mrn: string | undefined,
  grn: string,
  amount: string,
  overrides: Overrides<'transit-declaration'> = {},
): MessageByType['transit-declaration'] =>
  message(
    'transit-declaration',
    customs('TG', OFFICES.departure),
    {
      lrn: `LRN${String(serial).padStart(6, '0')}`,
      declarationType: 'T1',
      additionalDeclarationType: 'A',
      regime: 'isrt',
      nationalRefs: [{ country: 'TG', reference: `2026/LFW/${randomUUID().slice(0, 13)}` }],
      departureOffice: OFFICES.departure,
      destinationOffice: OFFICES.destination,
      itinerary: [
        { country: 'TG', exitOffice: OFFICES.exit, mode: '3', connection: 'full' },
        { country: 'BF', entryOffice: OFFICES.entry, mode: '3', connection: 'full' },
      ],
      principal: {
        scheme: 'NIF',
        id: '1000123456',
        name: 'Transit Exemple SARL',
        address: { city: 'Lomé', country: 'TG' },
      },
      guarantees: [{ type: '1', grn, accessCode: 'K7P2', amount: { amount, currency: 'XOF' } }],
      dutiesAtRisk: secured(overrides.body?.guarantees) ?? { amount, currency: 'XOF' },
      cifValue: { amount: '9000000', currency: 'XOF' },
      vehicleSet: { mode: '3', means: { typeOfIdentification: '30', identification: plateOf(mrn), nationality: 'TG' } },
      equipment: [{ numberOfSeals: 1, seals: [{ id: 'SEAL-1' }] }],
      grossMass: '1200',
      items: [
        {
          number: 1,
          commodity: { description: 'Rice in bags', hsCode: '100630' },
          goodsMeasure: { grossMass: '1200' },
          packaging: [{ type: 'BG', count: 24, marks: 'RIZ' }],
        },
      ],
    } as unknown as MessageByType['transit-declaration']['body'],
    mrn === undefined ? overrides : ({ mrn, ...overrides } as Overrides<'transit-declaration'>),
  )

export const release = (mrn: string, overrides: Overrides<'release-for-transit'> = {}): Message =>
  message(
    'release-for-transit',
    customs('TG', OFFICES.departure),
    {
      releasedAt: new Date(Date.now() - 3_500_000).toISOString(),
      limitAt: new Date(Date.now() + 5 * 24 * 3_600_000).toISOString(),
      controlResult: { code: 'A2' },
      officer: 'TG-OFF-1',
    },
    { mrn, ...overrides },
  )

export const exitNotice = (mrn: string, overrides: Overrides<'border-exit-notice'> = {}): Message =>
  message(
    'border-exit-notice',
    customs('TG', OFFICES.exit),
    { office: OFFICES.exit, kind: 'exit', sealCheck: { state: 'intact' } },
    { mrn, ...overrides },
  )

export const entryNotice = (mrn: string, overrides: Overrides<'border-entry-notice'> = {}): Message =>
  message(
    'border-entry-notice',
    customs('BF', OFFICES.entry),
    {
      office: OFFICES.entry,
      sealCheck: { state: 'intact' },
      continuation: 'same',
    } as MessageByType['border-entry-notice']['body'],
    { mrn, ...overrides },
  )

export const arrival = (mrn: string, overrides: Overrides<'arrival-advice'> = {}): Message =>
  message(
    'arrival-advice',
    customs('BF', OFFICES.destination),
    {
      arrivedAt: new Date(Date.now() - 1_800_000).toISOString(),
      office: OFFICES.destination,
      sealCheck: { state: 'intact' },
    },
    { mrn, ...overrides },
  )

export const results = (mrn: string, overrides: Overrides<'control-results'> = {}): Message =>
  message(
    'control-results',
    customs('BF', OFFICES.destination),
    { code: 'A1', date: new Date().toISOString().slice(0, 10), sealState: 'intact' },
    { mrn, ...overrides },
  )

export const discharge = (mrn: string, overrides: Overrides<'discharge'> = {}): Message =>
  message(
    'discharge',
    customs('TG', OFFICES.departure),
    { basis: 'results', date: new Date().toISOString().slice(0, 10) },
    { mrn, ...overrides },
  )
