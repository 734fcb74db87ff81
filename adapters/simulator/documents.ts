/**
 * The simulated national system's own documents: what its officers and its store know, in its own shapes. The hub never
 * sees them; `mapping.ts` turns them into messages and back.
 */
import type { Sender } from '#adapter-api'

/** Who made a document, when it happened and when it was written. `ref` becomes the message's id. */
export type Stamp = {
  ref: string
  country: string
  role: Sender['role']
  office?: string
  party?: string
  at: string
  /** How exactly `at` is known; to the second when absent. */
  exact?: 'minute' | 'day'
  written: string
  /** Entered later from paper. */
  byHand?: true
}

export type Money = { amount: string; currency: string }

export type SealState = 'intact' | 'broken' | 'replaced' | 'missing' | 'not-checked' | 'none'
export type SealReport = {
  state: SealState
  found?: { no: string; state: SealState; renewed?: string }[]
  note?: string
}

/** Someone named in a declaration, by his national tax number. */
export type Trader = { scheme: string; number: string; name: string; town: string; country: string; key?: string }

export type Plate =
  | { kind: 'lorry' | 'trailer' | 'train' | 'wagon'; no: string; country?: string }
  /** Seen in other countries' declarations; `code` is that of NCTS CL750. */
  | { kind: 'other'; code: string; no: string; country?: string }

/** One country of the road or line. */
export type Stage = { country: string; entry?: string; exit?: string; mode: 'road' | 'rail' | 'other' }

export type Goods = {
  line: number
  text: string
  hs: string
  gross: string
  net?: string
  packages: { type: string; count?: number; marks?: string }[]
  origin?: string
}

/** What customs allows a trader, by type (`C521` to depart from, `C522` to unload at his own premises) and number. */
export type Permit = { type: string; no: string }

/** A transit declaration as this system's officers fill it in. */
export type T1 = {
  number: string
  /** Number of the national declaration this movement belongs to. */
  nationalNumber: string
  lot?: { id: string; index: number; of: number }
  type: 'T1' | 'TRIE'
  regime: 'isrt' | 'ecowas2021' | 'uemoa' | 'rail' | 'bilateral'
  from: string
  to: string
  route: Stage[]
  /** A date-time with offset, or a day, which ends at 24:00 where the goods depart. */
  limit: string
  /** Time zone of `from`; a day needs it. */
  zone?: string
  holder: Trader
  consignor?: Trader
  consignee?: Trader
  /** Who carries; a railway that is registered reports the passages of its trains. */
  carrier?: Trader
  bonds: { type: '0' | '1' | '2' | '3' | '4' | '5' | '8' | '9'; grn?: string; code?: string; sum?: Money }[]
  duties: Money
  cif: Money
  /** The lorry or train, then trailers or wagons. */
  vehicle: Plate
  drawn: Plate[]
  driver?: { name: string; licence: string; nationality: string }
  boxes: { container?: string; seals: string[]; lines: number[] }[]
  goods: Goods[]
  papers: { type: string; no: string }[]
  /** Authorisations it rests on. */
  permits?: Permit[]
}

/** A guarantee as the guarantor's desk registers it. */
export type Bond = {
  grn: string
  type: '0' | '1' | '2' | '3' | '4' | '5' | '8' | '9'
  holder: Trader
  limit?: Money
  countries: string[]
  from: string
  code?: string
}

/** What this system keeps of an announced movement. */
export type Expected = {
  as: 'transit' | 'destination'
  leg: number
  route: Stage[]
  from: string
  to: string
  number: string
  limit: string
  seals: string[]
  vehicle?: Plate
  holder: string
  premises?: Premises
}

/** Where the goods are unloaded when not at the office: the consignee's authorisation, and who he is to the hub. */
export type Premises = { permit: string; keeper: string }

export type NationalDocument =
  | { form: 'T1'; stamp: Stamp; mrn?: string; t1: T1 }
  | {
      form: 'RELEASE'
      stamp: Stamp
      mrn: string
      limit: string
      zone?: string
      result: 'A1' | 'A2' | 'A3'
      officer: string
    }
  | {
      form: 'EXIT'
      stamp: Stamp
      mrn: string
      office: string
      back?: true
      seals: SealReport
      vehicle?: Plate
      final?: true
    }
  | { form: 'ENTRY'; stamp: Stamp; mrn: string; office: string; seals: SealReport; vehicle?: Plate }
  | { form: 'ARRIVAL'; stamp: Stamp; mrn: string; office: string; arrived: string; seals: SealReport; vehicle?: Plate }
  /** The consignee has the goods at his premises. */
  | { form: 'AT-PREMISES'; stamp: Stamp; mrn: string; office: string; arrived: string; permit?: string }
  /** He may unload them. */
  | { form: 'UNLOAD'; stamp: Stamp; mrn: string; office: string }
  /** What he found. */
  | { form: 'UNLOADED'; stamp: Stamp; mrn: string; day: string; conform: boolean; complete: boolean; seals?: SealState }
  | {
      form: 'RESULT'
      stamp: Stamp
      mrn: string
      code: 'A1' | 'A2' | 'A3' | 'A4' | 'A5' | 'B1'
      day: string
      seals?: SealState
      text?: string
    }
  | {
      form: 'WRITE-OFF'
      stamp: Stamp
      mrn: string
      basis: 'results' | 'alternative-proof' | 'en-route' | 'recovered' | 'authority'
      day: string
      text?: string
    }
  | { form: 'INCIDENT'; stamp: Stamp; mrn: string; code: string; text: string; vehicle?: Plate }
  | { form: 'BOND'; stamp: Stamp; bond: Bond }
  | { form: 'EXPECT'; stamp: Stamp; mrn: string; expected: Expected }
  | { form: 'BOND-REFUSED'; stamp: Stamp; mrn: string; bonds: { grn: string; reason: string }[] }
  | { form: 'BOND-FREED'; stamp: Stamp; mrn: string; grn: string; sum?: Money; cause: string }
  /** Filed with the movement for an officer to read; nothing here acts on it. */
  | { form: 'FILED'; stamp: Stamp; mrn?: string; type: string; said: unknown }
  | { form: 'ALERT'; stamp: Stamp; mrn?: string; action: string; reason: string; text?: string }
