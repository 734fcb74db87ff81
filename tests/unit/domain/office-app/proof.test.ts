import { describe, expect, it } from 'vitest'
import { asksForProof, proofKindOf } from '../../../../src/domain/office-app/proof.ts'

describe('a document that is to prove something', () => {
  it.each([
    ['a page', '<html><script>alert(1)</script>'],
    ['a drawing that runs scripts', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['what begins like a PDF, but later', ' %PDF-1.7'],
    ['what is cut off', '%PDF'],
    ['nothing', ''],
  ])('is none that is %s', (_what, text) => {
    expect(proofKindOf(Buffer.from(text))).toBeUndefined()
  })

  it('is a PDF, a JPEG or a PNG by its first bytes', () => {
    expect(proofKindOf(Buffer.from('%PDF-1.4'))).toBe('pdf')
    expect(proofKindOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpeg')
    expect(proofKindOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('png')
  })
})

describe('proof', () => {
  const now = new Date('2026-03-10T00:00:00Z')
  const [before, after] = ['2026-03-11T00:00:00Z', '2026-03-09T00:00:00Z']

  it('is asked for of nobody before the limit, nor once the movement is closed', () => {
    expect(asksForProof({ limitAt: before }, now)).toBe(false)
    expect(asksForProof({ limitAt: after, enquiry: {}, claim: {}, closedBy: 'payment' }, now)).toBe(false)
  })

  it('is asked for by an enquiry, a claim, and a limit that has passed', () => {
    expect(asksForProof({ limitAt: before, enquiry: {} }, now)).toBe(true)
    expect(asksForProof({ limitAt: before, claim: {} }, now)).toBe(true)
    expect(asksForProof({ limitAt: after }, now)).toBe(true)
  })
})
