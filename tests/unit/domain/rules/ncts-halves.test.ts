import { describe, expect, test } from 'vitest'
import { found } from '../../../support/ncts.ts'
import { acceptedHalves, refusedHalves } from './ncts-halves.ts'

describe('what a condition does not allow', () => {
  test.each(refusedHalves)('%s at %s: %s', (rule, where, _, change) => {
    // A reduced set of data rests on an authorisation, which the registry of this test has not.
    const findings = found(change).filter((one) => !one.startsWith('AUTHORISATION-UNKNOWN'))
    expect(findings).toEqual([`${rule} ${where}`])
  })
})

describe('what a condition allows', () => {
  test.each(acceptedHalves)('%s: %s', (_rule, _what, change) => {
    expect(found(change)).toEqual([])
  })
})
