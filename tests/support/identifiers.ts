import type { Branded } from '../../src/domain/values/brand.ts'

export { asGrn, asMrn } from '../../src/domain/values/identifiers.ts'
export { asOffice } from '../../src/domain/values/office.ts'
export { asCountry, asParty } from '../../src/domain/values/party.ts'

/** A shape with plain text wherever it has identifiers: what a test writes down. */
export type Written<T> = unknown extends T
  ? T
  : T extends Branded<string>
    ? string
    : T extends string | bigint | number | boolean | undefined | null | Date | Uint8Array
      ? T
      : T extends (...given: never[]) => unknown
        ? T
        : T extends ReadonlyMap<infer K, infer V>
          ? ReadonlyMap<Written<K>, Written<V>>
          : { [P in keyof T]: Written<T[P]> }

/** What a test has written down, taken for what it says: nothing is looked at. */
export const written = <T>(value: Written<T>): T => value as T
