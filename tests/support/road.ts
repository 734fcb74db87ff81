import type {
  Alert,
  ArrivalAdvice,
  BorderEntryNotice,
  BorderExitNotice,
  ControlResults,
  DeclaredGuarantee,
  Discharge,
  GuaranteeRegistration,
  MessageByType,
  MessageType,
  ReleaseForTransit,
  TransitDeclaration,
} from '../../src/generated/types.ts'
import { secured } from './messages.ts'
import { newId } from './world.ts'

/** The road from Lomé to Ouagadougou, for tests of the pure core: each message with what the test wants otherwise. */
export const MRN = '26TGLFW100000123J0'
export const GRN = '26TG00CCIT0000178'
export const GUARANTOR = 'TG/fonds-garantie'
/** From Lomé over Ouagadougou on to Niamey: three countries, one behind the other. */
export const TO_NIAMEY = [
  { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
  { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
  { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
] satisfies TransitDeclaration['body']['itinerary']
const PRINCIPAL = { scheme: 'NIF', id: '1000123456', name: 'Sahel Transit', party: 'TG/sahel-transit' }

type More<T extends MessageType> = {
  id?: string
  mrn?: string
  occurredAt?: string
  body?: Partial<MessageByType[T]['body']>
}

const header = (country: string, { id, occurredAt }: { id?: string; occurredAt?: string }, at: string) => ({
  id: id ?? newId(),
  version: '1' as const,
  sender: { country, role: 'customs' as const },
  occurredAt: occurredAt ?? at,
  preparedAt: occurredAt ?? at,
  procedure: 'automatic' as const,
})

const intact = {
  sealCheck: { state: 'intact' as const },
  vehicle: { typeOfIdentification: '30' as const, identification: 'TG 1234' },
}

export function registration(more: More<'guarantee-registration'> & { by?: string } = {}): GuaranteeRegistration {
  const [country = '', party = ''] = (more.by ?? GUARANTOR).split('/')
  return {
    ...header(country, more, '2026-01-05T09:00:00Z'),
    type: 'guarantee-registration',
    sender: { country, role: 'guarantor', party },
    body: {
      action: 'register',
      grn: GRN,
      type: '1',
      holder: PRINCIPAL,
      limit: { amount: '10000000', currency: 'XOF' },
      territories: ['BF', 'BJ', 'CI', 'GH', 'ML', 'NE', 'NG', 'TG'],
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      monitoring: 'ledger',
      accessCode: 'A1B2',
      ...more.body,
    },
  }
}

export function declaration(more: More<'transit-declaration'> = {}): TransitDeclaration {
  return {
    ...header('TG', more, '2026-03-02T08:00:00Z'),
    type: 'transit-declaration',
    mrn: more.mrn ?? MRN,
    body: {
      lrn: 'LRN 1',
      declarationType: 'T1',
      additionalDeclarationType: 'A',
      regime: 'isrt',
      departureOffice: 'TGLFW001',
      destinationOffice: 'BFOUA001',
      itinerary: [
        { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
        { country: 'BF', entryOffice: 'BFCNK001', mode: '3', connection: 'full' },
      ],
      principal: PRINCIPAL,
      guarantees: [{ type: '1', grn: GRN, accessCode: 'A1B2', amount: { amount: '4000000', currency: 'XOF' } }],
      dutiesAtRisk: secured(more.body?.guarantees) ?? { amount: '4000000', currency: 'XOF' },
      cifValue: { amount: '9000000', currency: 'XOF' },
      vehicleSet: { mode: '3', means: { typeOfIdentification: '30', identification: 'TG 1234', nationality: 'TG' } },
      equipment: [{ container: 'CSQU3054383', numberOfSeals: 1, seals: [{ id: 'S-1' }], goodsReferences: [1] }],
      grossMass: '1000',
      items: [
        {
          number: 1,
          commodity: { description: 'Rice', hsCode: '100630' },
          goodsMeasure: { grossMass: '1000', netMass: '990' },
          packaging: [{ type: 'BG', count: 20, marks: 'R 1/20' }],
        },
      ],
      ...more.body,
    },
  }
}

export const release = (more: More<'release-for-transit'> = {}): ReleaseForTransit => ({
  ...header('TG', more, '2026-03-02T10:00:00Z'),
  type: 'release-for-transit',
  mrn: more.mrn ?? MRN,
  body: {
    releasedAt: '2026-03-02T10:00:00Z',
    limitAt: '2026-03-10T18:00:00Z',
    controlResult: { code: 'A2' },
    officer: 'tg-17',
    ...more.body,
  },
})

export const exit = (more: More<'border-exit-notice'> = {}): BorderExitNotice => {
  const office = more.body?.office ?? 'TGCNK001'
  return {
    ...header(office.slice(0, 2), more, '2026-03-04T13:00:00Z'),
    type: 'border-exit-notice',
    mrn: more.mrn ?? MRN,
    body: { office, kind: 'exit', ...intact, ...more.body },
  }
}

export const entry = (more: More<'border-entry-notice'> = {}): BorderEntryNotice => {
  const office = more.body?.office ?? 'BFCNK001'
  return {
    ...header(office.slice(0, 2), more, '2026-03-04T15:00:00Z'),
    type: 'border-entry-notice',
    mrn: more.mrn ?? MRN,
    body: { office, continuation: 'same', ...intact, ...more.body },
  }
}

export const arrival = (more: More<'arrival-advice'> = {}): ArrivalAdvice => {
  const office = more.body?.office ?? 'BFOUA001'
  const at = more.occurredAt ?? '2026-03-06T08:00:00Z'
  return {
    ...header(office.slice(0, 2), more, at),
    type: 'arrival-advice',
    mrn: more.mrn ?? MRN,
    body: { arrivedAt: at, office, ...intact, ...more.body },
  }
}

export const results = (more: More<'control-results'> & { from?: string } = {}): ControlResults => ({
  ...header(more.from ?? 'BF', more, '2026-03-07T11:00:00Z'),
  type: 'control-results',
  mrn: more.mrn ?? MRN,
  body: { code: 'A1', date: '2026-03-07', sealState: 'intact', ...more.body },
})

export const discharge = (more: More<'discharge'> & { from?: string } = {}): Discharge => ({
  ...header(more.from ?? 'TG', more, '2026-03-09T09:00:00Z'),
  type: 'discharge',
  mrn: more.mrn ?? MRN,
  body: { basis: 'results', date: '2026-03-09', ...more.body },
})

export const alert = (more: More<'alert'> & { from?: string } = {}): Alert => ({
  ...header(more.from ?? 'BF', more, '2026-03-04T18:00:00Z'),
  type: 'alert',
  mrn: more.mrn ?? MRN,
  body: { action: 'stop', reason: 'risk', ...more.body },
})

/** A guarantee as a declaration names it: 4 million XOF on the one of `registration`. */
export const use = (more: Partial<DeclaredGuarantee> = {}): DeclaredGuarantee => ({
  type: '1',
  grn: GRN,
  accessCode: 'A1B2',
  amount: { amount: '4000000', currency: 'XOF' },
  ...more,
})
