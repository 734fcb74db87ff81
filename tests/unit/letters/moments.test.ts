import { describe, expect, test } from 'vitest'
import { askingLetter, letterOf } from '../../../src/letters/letter.ts'
import { kindOf, MOMENTS, momentsOf } from '../../../src/letters/moments.ts'
import type { FollowUpView } from '../../../src/ports/document.ts'
import type { Language } from '../../../src/ports/handle.ts'
import type { Notice } from '../../../src/ports/mail.ts'

const view = {
  mrn: '26TGOBM7GGUMVNY4J3',
  state: 'in-transit',
  departureOffice: 'TGLFW001',
  destinationOffice: 'BFOUA001',
  releasedAt: '2026-07-01T08:00:00Z',
  limitAt: '2026-07-06T08:00:00Z',
  offices: [{ office: 'BFOUA001', name: 'Ouagadougou', role: 'destination' }],
  contact: { office: 'TGLFW001', phone: '+228 90 00 00 00' },
} as unknown as FollowUpView

const at = (time: string): Date => new Date(time)

describe('what is told by e-mail', () => {
  test('nothing more than a day before the limit, nor the limit to whoever has arrived', () => {
    expect(momentsOf(view, at('2026-07-05T07:59:59Z'))).toEqual([])
    const arrived = { ...view, arrivedAt: '2026-07-04T10:00:00Z' }
    expect(momentsOf(arrived, at('2026-07-07T00:00:00Z'))).toEqual(['arrived'])
  })

  test('the limit a day before and when it passes, and again when it was extended', () => {
    expect(momentsOf(view, at('2026-07-05T08:00:00Z'))).toEqual(['limit-near 2026-07-06T08:00:00Z'])
    expect(momentsOf(view, at('2026-07-06T08:00:00Z'))).toEqual(['limit-passed 2026-07-06T08:00:00Z'])
    const extended = { ...view, limitAt: '2026-07-09T08:00:00Z' }
    expect(momentsOf(extended, at('2026-07-09T08:00:01Z'))).toEqual(['limit-passed 2026-07-09T08:00:00Z'])
  })

  test('each enquiry and claim by itself, and of what is closed only that it is', () => {
    const open = {
      ...view,
      enquiry: { since: '2026-07-08T00:00:00Z', respondBy: '2026-08-05T00:00:00Z', asked: 'holder' as const },
      claim: { since: '2026-08-10T00:00:00Z', payBy: '2026-09-10' },
    }
    expect(momentsOf(open, at('2026-08-11T00:00:00Z'))).toEqual([
      'limit-passed 2026-07-06T08:00:00Z',
      'enquiry 2026-07-08T00:00:00Z',
      'claim 2026-08-10T00:00:00Z',
    ])
    expect(momentsOf({ ...open, closedBy: 'payment' }, at('2026-08-11T00:00:00Z'))).toEqual(['closed payment'])
  })

  test('a name that no moment has is a fault of ours, not a letter', () => {
    expect(() => kindOf('discharged')).toThrow('no moment is called discharged')
  })

  const languages: Language[] = ['en', 'fr', 'pt']
  test.each(languages)('letters in %s are whole, say no code, and lead to where they end', (language) => {
    const notice: Notice = { id: 'an-id', mrn: view.mrn, email: 'a@example.org', language, confirmed: true }
    for (const kind of MOMENTS) {
      const seen = kind === 'closed' ? { ...view, closedBy: 'payment' as const } : view
      const { subject, text, to } = letterOf('https://hub.example', notice, `${kind} x`, seen)
      expect([to, subject.includes(view.mrn), `${subject}${text}`.match(/[{}]|undefined/)]).toEqual([
        'a@example.org',
        true,
        null,
      ])
      expect(text.includes('https://hub.example/follow-up/notices/an-id')).toBe(kind !== 'closed')
    }
    expect(askingLetter('https://hub.example', notice).text).toContain(`/follow-up/notices/an-id?language=${language}`)
  })
})
