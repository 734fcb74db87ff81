import { expect, test } from 'vitest'
import type { RetentionPeriod } from '../../../src/domain/model/retention.ts'
import { retentionRules } from '../../../src/pipeline/retention.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-30T12:00:00Z')

const period = (country: string, days: number): RetentionPeriod =>
  ({ country, days, validFrom: '2020-01-01' }) as RetentionPeriod

test('nothing is looked at where no country has said how long it keeps it', () => {
  expect(retentionRules([], NOW).declaredUntil).toBe(Number.NEGATIVE_INFINITY)
})

test('what was declared is looked at from a day before the shortest period may be over', () => {
  expect(retentionRules([period('TG', 3_650), period('BJ', 400)], NOW).declaredUntil).toBe(NOW - 399 * DAY)
})
