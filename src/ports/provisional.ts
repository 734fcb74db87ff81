import type { Mrn } from '../domain/values/identifiers.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { CountryCode } from '../domain/values/party.ts'

/** Numbers to be printed in advance for an office; `by` is who asks, as the hub names it. */
export type IssueRequest = {
  country: CountryCode
  office: OfficeCode
  count: number
  by: string
  reason: string
  at: Date
  compose: (country: CountryCode, year: number, serial: number) => string
}

/** One number and its use so far: facts wait under it, or a movement has come to bear it. */
export type IssuedNumber = {
  number: string
  issuedAt: string
  issuedBy: string
  reason: string
  use: 'unused' | 'waiting' | 'matched'
  mrn?: Mrn
  /** How many facts wait. */
  facts?: number
}

export type ProvisionalStore = {
  /** New numbers, never given before, in their order. */
  issue(request: IssueRequest): Promise<string[]>
  /** Those of an office after a number, in their order. */
  issued(office: OfficeCode, after: string, limit: number): Promise<IssuedNumber[]>
}
