import type { Mrn } from '../domain/values/identifiers.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Page, PageRequest } from './page.ts'

export const CAPTURE_KINDS = ['exit', 'entry', 'arrival'] as const
export type CaptureState = 'open' | 'matched' | 'closed'

/** What an officer saw of a vehicle whose movement nobody knew. Times are RFC 3339. */
export type Seen = {
  kind: (typeof CAPTURE_KINDS)[number]
  office: OfficeCode
  occurredAt: string
  occurredPrecision?: 'second' | 'minute' | 'day'
  /** Plate, carnet, number of a document printed in advance: at least one of them. */
  vehicle?: string
  carnet?: string
  provisional?: string
  seals?: readonly string[]
  remarks?: string
}

/** Of an administration, with the id its officer's phone chose. */
export type CaptureKey = { party: PartyKey; id: string }

export type CaptureView = Seen & {
  id: string
  /** Pseudonym of the officer. */
  by: string
  capturedAt: string
  state: CaptureState
  mrn?: Mrn
  endedAt?: string
  endedBy?: string
  reason?: string
}

/** How a capture ends: matched to a movement, or closed with a reason. */
export type CaptureEnd = { by: string; at: Date } & ({ mrn: Mrn } | { reason: string })

export interface CaptureStore {
  /** Keeps it; sent again it is the one that is there. `differs` where the same id says something else. */
  keep(key: CaptureKey, seen: Seen, by: string, at: Date): Promise<{ capture: CaptureView } | 'differs'>
  one(key: CaptureKey): Promise<CaptureView | undefined>
  /** Those of some offices in one state, by when they were captured. RangeError('cursor') for a cursor that is none. */
  list(
    filter: { party: PartyKey; offices: readonly OfficeCode[]; state: CaptureState },
    page: PageRequest,
  ): Promise<Page<CaptureView>>
  /** Ends an open one; as it is then, undefined where it was not open. */
  end(key: CaptureKey, end: CaptureEnd): Promise<CaptureView | undefined>
}
