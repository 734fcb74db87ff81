import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandContext } from './context.ts'
import { type OperatorApi, operatorApi } from './operator-api.ts'
import type { Call } from './specs.ts'

const CODELISTS = join(import.meta.dirname, '..', '..', 'schemas', 'codelists')

type Item = { code: string }
type ShippedOffice = Item & { country: string }
type ShippedCountry = Item & { labels: { en: string }; currency?: string; timeZone?: string; validFrom: string }
type Agreement = { id: string }

/** What is loaded: where the hub has it, all of what is brought, and by what one of it is known. */
type Part = { name: string; path: string; items: readonly object[]; keyOf: (item: object) => string }

/**
 * `corridor registry load`: what is shipped, into a hub that runs, in the order in which one part needs the other: countries (those
 * with offices), offices, code lists; and the agreements of a region from a file, since no program knows what holds between two
 * countries. What the hub has by that code already stays as its operators have it. Everything is checked as any import, one act for
 * each part that changes. Returns 0 when all is in, 1 when the hub refused a part; the parts before it are in.
 */
export async function registry(context: CommandContext, call: Call<'registry'>): Promise<number> {
  const { hub, token, reason, agreements, 'dry-run': dryRun } = call.values
  const api = operatorApi({ hub, token }, { ...context, out: () => undefined })
  const query = new URLSearchParams({ reason, ...(dryRun ? { dryRun: 'true' } : {}) }).toString()
  for (const part of [...(await shippedParts()), ...(await agreementsIn(agreements))]) {
    const brought = await bring(api, part, query)
    if (brought === undefined) return 1
    context.out(
      `${part.name}: ${part.items.length} ${part.path === AGREEMENTS ? 'named' : 'shipped'}, ${brought} changed`,
    )
  }
  return 0
}

const AGREEMENTS = '/v1/agreements'

/** Brings what the hub lacks of a part; returns how much changed, undefined where it refused. */
async function bring(api: OperatorApi, { path, items, keyOf }: Part, query: string): Promise<number | undefined> {
  const there = await api.call('GET', path)
  if (!there.ok) return undefined
  const { items: has, closed = false } = JSON.parse(there.text) as { items: object[]; closed?: boolean }
  const known = new Set(has.map(keyOf))
  const missing = items.filter((item) => !known.has(keyOf(item)))
  // The codes of a closed list are spelled out by the message schemas: those of another release come with it alone.
  if (missing.length === 0 || closed) return 0
  const { ok, text } = await api.call('PUT', `${path}?${query}`, { items: missing })
  return ok ? (JSON.parse(text) as { changes: unknown[] }).changes.length : undefined
}

const codeOf = (item: object): string => (item as Item).code

async function shippedParts(): Promise<Part[]> {
  const names = (await readdir(CODELISTS)).map((file) => file.replace(/\.json$/, '')).toSorted()
  const offices = await shipped<ShippedOffice>('offices')
  const withOffices = new Set(offices.map(({ country }) => country))
  const countries = (await shipped<ShippedCountry>('countries'))
    .filter(({ code }) => withOffices.has(code))
    .map(({ code, labels, currency = 'XXX', timeZone = 'UTC', validFrom }) => ({
      code,
      name: labels.en,
      currency,
      timeZone,
      validFrom,
    }))
  const lists = names
    .filter((name) => name !== 'offices')
    .map(async (name) => ({
      name: `codelists/${name}`,
      path: `/v1/codelists/${name}`,
      items: await shipped<Item>(name),
    }))
  return [
    { name: 'countries', path: '/v1/countries', items: countries },
    { name: 'offices', path: '/v1/offices', items: offices },
    ...(await Promise.all(lists)),
  ].map((part) => ({ ...part, keyOf: codeOf }))
}

/** The agreements of a file, as `corridor import agreements` takes it. @throws where it is none */
async function agreementsIn(file: string | undefined): Promise<Part[]> {
  if (file === undefined) return []
  const { items } = JSON.parse(await readFile(file, 'utf8')) as { items?: unknown }
  if (!Array.isArray(items)) throw new Error(`${file} holds no { "items": [ … ] }`)
  return [{ name: 'agreements', path: AGREEMENTS, items, keyOf: (item) => (item as Agreement).id }]
}

const shipped = async <T>(name: string): Promise<T[]> =>
  (JSON.parse(await readFile(join(CODELISTS, `${name}.json`), 'utf8')) as { items: T[] }).items
