import type { FastifyRequest } from 'fastify'
import { type By, type StatisticsFilter, TOPICS, type Topic } from '../ports/statistics.ts'
import { asOffice } from '../domain/values/office.ts'
import { asCountry } from '../domain/values/party.ts'
import { pathText, queryText } from './parameters.ts'
import { badParameter, EdgeError, notFound } from './problems.ts'

const DAY_MS = 86_400_000
/** The longest period: more would be read for one answer than anybody looks at. */
const DAYS_MOST = 366
const DAYS_UNLESS_TOLD = 90

/** What a table has a row for, where nothing is asked for: the first. */
const BY: Readonly<Record<Topic, readonly By[]>> = {
  'transit-times': ['corridor', 'country', 'office', 'leg', 'week', 'month'],
  'border-times': ['leg', 'corridor', 'country', 'office', 'week', 'month'],
  overdue: ['corridor', 'country', 'office', 'week', 'month'],
  'discharge-delay': ['corridor', 'country', 'office', 'week', 'month'],
  differences: ['office', 'corridor', 'country', 'week', 'month'],
  seals: ['office', 'corridor', 'country', 'week', 'month'],
  diversions: ['corridor', 'country', 'office', 'week', 'month'],
  outliers: ['corridor', 'country', 'office', 'week', 'month'],
  exposure: ['corridor', 'country', 'office', 'week', 'month'],
  contributions: ['corridor', 'country', 'office', 'week', 'month'],
  'data-quality': ['country', 'corridor', 'office', 'week', 'month'],
  service: ['country', 'week', 'month'],
}

/** Filters that a topic has nothing to compare with. */
const WITHOUT: Readonly<Partial<Record<Topic, readonly string[]>>> = { service: ['corridor', 'office'] }
const WITH_LEGS: ReadonlySet<Topic> = new Set(['transit-times', 'border-times'])

/** What stands at its present state: without a period all of it. */
const STANDING: ReadonlySet<Topic> = new Set(['exposure', 'contributions'])

/** The topic of the path. Throws 404 for anything else. */
export function topicOf(request: FastifyRequest): Topic {
  const topic = TOPICS.find((known) => known === pathText(request, 'topic'))
  if (topic === undefined) throw notFound()
  return topic
}

/** Guarantors read what concerns their money, and no other figures. Throws 403. */
export function admitTo(topic: Topic, { identity }: FastifyRequest): void {
  if (identity?.kind === 'party' && identity.role !== 'customs' && !STANDING.has(topic))
    throw new EdgeError('forbidden')
}

/** By what the rows are told apart. Throws 400 for what the topic has none of. */
export function byOf(topic: Topic, request: FastifyRequest): By {
  const asked = queryText(request, 'by')
  const by = BY[topic].find((known) => known === asked) ?? (asked === undefined ? BY[topic][0] : undefined)
  if (by === undefined) throw badParameter('by', asked ?? '')
  return by
}

/** Period, corridor, leg, country and office. Throws 400 for a period that is none or too long, and for what the topic has none of. */
export function filterOf(topic: Topic, request: FastifyRequest, now: number): StatisticsFilter {
  const [corridor, leg, country, office] = ['corridor', 'leg', 'country', 'office'].map((name) => {
    // Contributions have an address of their own, which knows no legs.
    const value = topic === 'contributions' && name === 'leg' ? undefined : queryText(request, name)
    const unknown = WITHOUT[topic]?.includes(name) === true || (name === 'leg' && !WITH_LEGS.has(topic))
    if (value !== undefined && unknown) throw badParameter(name, value)
    return value
  })
  const period = periodOf(topic, request, now)
  return {
    ...(period === undefined ? {} : { period }),
    ...(corridor === undefined ? {} : { corridor }),
    ...(leg === undefined ? {} : { leg }),
    ...(country === undefined ? {} : { country: asCountry(country) }),
    ...(office === undefined ? {} : { office: asOffice(office) }),
  }
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

function periodOf(topic: Topic, request: FastifyRequest, now: number): StatisticsFilter['period'] {
  const [from, to] = [queryText(request, 'from'), queryText(request, 'to')]
  if (from === undefined && to === undefined && STANDING.has(topic)) return undefined
  const end = to ?? dayOf(now + DAY_MS)
  const start = from ?? dayOf(Date.parse(end) - DAYS_UNLESS_TOLD * DAY_MS)
  const days = (Date.parse(end) - Date.parse(start)) / DAY_MS
  if (!(days > 0 && days <= DAYS_MOST)) throw to === undefined ? badParameter('from', start) : badParameter('to', end)
  return { from: start, to: end }
}

/** The part of a period that a row of weeks or months is about. */
function partOf(by: By, value: string, period: StatisticsFilter['period']): StatisticsFilter['period'] {
  const [start, end] = by === 'week' ? weekOf(value) : monthOf(value)
  if (period === undefined) return { from: start, to: end }
  return { from: start > period.from ? start : period.from, to: end < period.to ? end : period.to }
}

/** First day of a month `YYYY-MM` and of the next one. */
export function monthOf(month: string): [string, string] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return [`${month}-01`, dayOf(Date.UTC(year, number, 1))]
}

/** The last whole month, `YYYY-MM`, UTC. */
export function monthBefore(now: number): string {
  const today = new Date(now)
  return dayOf(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1)).slice(0, 7)
}

/** Monday of an ISO week `2026-W10`, and the Monday after it: the fourth of January is always in the first week. */
function weekOf(week: string): [string, string] {
  const [year = 0, number = 1] = week.split('-W').map(Number)
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS + (number - 1) * 7 * DAY_MS
  return [dayOf(monday), dayOf(monday + 7 * DAY_MS)]
}

/** Where the whole table is. */
export const tableLink = (topic: Topic, by: By, { period, ...rest }: StatisticsFilter): string =>
  `/v1/statistics/${topic}?${new URLSearchParams({ ...period, ...rest, by }).toString()}`

/** Where exactly the movements are listed that a row counts; deliveries have no such list. */
export function movementsLink(
  topic: Topic,
  by: By,
  value: string | undefined,
  filter: StatisticsFilter,
): string | undefined {
  if (topic === 'service' || value === undefined) return undefined
  const { period, ...rest } = filter
  const calendar = by === 'week' || by === 'month'
  const days = calendar ? partOf(by, value, period) : period
  const query = new URLSearchParams({ ...days, ...rest, ...(calendar ? {} : { [by]: value }) })
  return `/v1/statistics/${topic}/movements?${query.toString()}`
}
