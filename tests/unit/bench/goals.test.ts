import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createCodec, encodeJson, encodeXml } from '../../../src/codec/index.ts'
import { outsideSignatures } from '../../../tools/bench/goals/cost.ts'
import { memoryFindings } from '../../../tools/bench/goals/memory.ts'
import { overloadFindings } from '../../../tools/bench/goals/overload.ts'
import { probes, unasked } from '../../../tools/bench/goals/probes.ts'
import { SECTIONS } from '../../../tools/bench/goals/index.ts'
import { GOAL_IDS } from '../../../tools/bench/goals.ts'
import { declarationWith, messagesOf, newGrn, newJourney } from '../../../tools/bench/journeys.ts'
import type { OpenResult } from '../../../tools/bench/load/open.ts'
import type { Profile } from '../../../tools/bench/rig/profile.ts'

describe('sections', () => {
  it('measure every goal of the table, each goal in one of them', () => {
    const measured = SECTIONS.flatMap(({ goals }) => goals)
    expect(measured.toSorted()).toEqual(GOAL_IDS.toSorted())
  })
})

describe('overload', () => {
  const result = (more: Partial<OpenResult>): OpenResult => ({
    seconds: 10,
    sent: 12_000,
    unsent: 0,
    accepted: 4_000,
    byStatus: { 202: 4_000, 429: 3_000, 503: 5_000 },
    timedOut: 0,
    latency: { mean: 1, p50: 1, p95: 1, p99: 1, max: 1 },
    acceptedInAll: 4_000,
    ...more,
  })
  const find = (more: Partial<OpenResult> = {}) => overloadFindings([{ most: 400, result: result(more) }])

  it('is borne when as much is accepted as ever and the rest refused', () => {
    expect(find()).toMatchObject([
      { id: 'G9', part: 'goodput', values: [1] },
      { id: 'G9', part: 'refusals', values: [0] },
    ])
  })

  it('is not borne by answers of another kind or by none', () => {
    expect(find({ byStatus: { 202: 4_000, 500: 30, 503: 7_910 }, timedOut: 60 })[1]).toMatchObject({
      values: [90 / 12_000],
    })
  })

  it('says when the generator could not send everything', () => {
    expect(find({ unsent: 1 })[1]?.notes).toHaveLength(1)
  })
})

describe('memory', () => {
  it('grows by the median of the last tenth over that of the first, whatever peaks between them', () => {
    const samples = Array.from({ length: 100 }, (_, at) => ({
      accepted: at * 10,
      bytes: (at === 50 ? 300 : at < 95 ? 100 : 110) * 1e6,
    }))
    const [largest, growth] = memoryFindings(samples, 1_000)
    expect(largest).toMatchObject({ part: 'largest', values: [300] })
    expect(growth).toMatchObject({ part: 'growth', values: [expect.closeTo(5)] })
    expect(growth?.notes).toEqual(['over 1000 messages, not 1000000'])
  })
})

describe('time in signatures', () => {
  it('is every sample with sign or verify in its stack, idle time left out', () => {
    const frame = (functionName: string, url: string) => ({ functionName, url, lineNumber: 0 })
    const profile: Profile = {
      nodes: [
        { id: 1, callFrame: frame('(root)', ''), children: [2, 3, 4] },
        { id: 2, callFrame: frame('(idle)', '') },
        { id: 3, callFrame: frame('seal', 'file:///src/trust/seal.ts'), children: [5] },
        { id: 4, callFrame: frame('(garbage collector)', '') },
        { id: 5, callFrame: frame('signOneShot', 'node:internal/crypto/sig'), children: [6] },
        { id: 6, callFrame: frame('native', '') },
      ],
      samples: [2, 3, 4, 5, 6],
      timeDeltas: [1_000, 20, 10, 5, 5],
    }
    expect(outsideSignatures(profile)).toBeCloseTo(3)
  })
})

describe('reads', () => {
  const samples = {
    mrn: '26TGLFW100000123J0',
    grn: '26TG000000000000A1',
    movementCursor: 'next',
    guaranteeCursor: 'next',
    message: { sender: 'TG', id: '5b7c0f1e-7c1d-4e5f-8a9b-03c0de2a41b7' },
  }
  const openapi = readFileSync('docs/api/openapi.json', 'utf8')

  it('ask every route that the hub describes, or say why not', () => {
    expect(unasked(probes(samples), openapi)).toEqual([])
  })

  it('notice a route that nobody asks', () => {
    const { paths } = JSON.parse(openapi) as { paths: object }
    const more = JSON.stringify({ paths: { ...paths, '/v1/new': { get: {} } } })
    expect(unasked(probes(samples), more)).toEqual(['/v1/new'])
  })
})

describe('what else is sent', () => {
  const now = Date.parse('2026-06-01T12:00:00Z')
  const journey = newJourney(0, [newGrn()])

  it.each([1, 999])('is valid: a declaration of %i items', (items) => {
    using codec = createCodec()
    const bytes = encodeJson(declarationWith(journey, items, now))
    expect(codec.decode(bytes, 'application/json')).toMatchObject({ ok: true })
  })

  it('is valid: journeys in XML', () => {
    using codec = createCodec()
    for (const message of messagesOf(journey, now)) {
      expect(codec.decode(encodeXml(message), 'application/xml'), message.type).toMatchObject({ ok: true })
    }
  })
})
