import { describe, expect, it } from 'vitest'
import { readConfirmation } from '../../../../src/domain/office-app/passage.ts'

const MRN = '26TGLFW100000123J0'
const confirmation = (mrns: unknown, more: object = {}) =>
  readConfirmation({ id: '3f8f5f0e-1111-4222-8333-444455556666', kind: 'exit', office: 'TGCNK001', mrns, ...more })

/** engine.md 8: one MRN that cannot be one costs its own notice and no other. A program that is wrong is told so at once. */
describe('a confirmation at the barrier', () => {
  it.each([
    ['an object', {}],
    ['a number', 26],
    ['null', null],
    ['a list', [MRN]],
  ])('is refused whole where %s stands in place of an MRN, with the place', (_, mrn) => {
    expect(confirmation([MRN, mrn])).toEqual({ findings: [{ code: '50', pointer: '/mrns/1' }] })
  })

  it('is refused where a finding names no text as its movement', () => {
    expect(confirmation([MRN], { findings: [{ mrn: {} }] })).toEqual({
      findings: [{ code: '12', pointer: '/findings/0/mrn' }],
    })
  })

  it('keeps a mistyped MRN beside the others, as what concerns itself alone', () => {
    expect(confirmation([MRN, '26TGLFW100000124J0', ''])).toMatchObject({
      confirmation: {
        named: [
          { mrn: MRN },
          { mrn: '26TGLFW100000124J0', finding: { code: '93', pointer: '/mrns/1' } },
          { mrn: '', finding: { code: '93', pointer: '/mrns/2' } },
        ],
      },
    })
  })
})
