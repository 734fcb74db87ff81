import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandContext } from './context.ts'
import { operatorApi } from './operator-api.ts'
import type { Call } from './specs.ts'

const CODELISTS = join(import.meta.dirname, '..', '..', 'schemas', 'codelists')

type ShippedOffice = { country: string }
type ShippedCountry = { code: string; labels: { en: string }; currency?: string; timeZone?: string; validFrom: string }

/**
 * `corridor registry load`: the shipped offices, and the countries they are in, into a hub that runs; code lists are part of
 * every hub already. As any import: what is there already changes nothing, everything is checked, one act each. Returns 0 when
 * both are in, 1 when the hub refused.
 */
export async function registry(context: CommandContext, call: Call<'registry'>): Promise<number> {
  const api = operatorApi(call.values, { ...context, out: () => undefined })
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
  const query = new URLSearchParams({
    reason: call.values.reason,
    ...(call.values['dry-run'] ? { dryRun: 'true' } : {}),
  })
  for (const [name, items] of [
    ['countries', countries],
    ['offices', offices],
  ] as const) {
    const { ok, text } = await api.call('PUT', `/v1/${name}?${query.toString()}`, { items })
    if (!ok) return 1
    const { changes } = JSON.parse(text) as { changes: unknown[] }
    context.out(`${name}: ${items.length} shipped, ${changes.length} changed`)
  }
  return 0
}

const shipped = async <T>(name: string): Promise<T[]> =>
  (JSON.parse(await readFile(join(CODELISTS, `${name}.json`), 'utf8')) as { items: T[] }).items
