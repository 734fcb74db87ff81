import { join } from 'node:path'
import { draftOf, type KnownCountry, listCountries, readCountry } from '../adapter-host/country-profiles.ts'
import type { CommandContext } from './context.ts'

/** The profiles of this program. */
const PROFILES = join(import.meta.dirname, '..', '..', 'schemas', 'countries')

type Asked = { code: string | undefined; adapters: string; draft: boolean }

/**
 * `corridor adapter countries [<code>]`: prints what is known of a country's customs system and field by field what is not; with
 * `--draft` the beginning of its adapter's profile; without a code one line for each country. Rejects for a profile that does
 * not hold.
 */
export async function showCountries({ out }: CommandContext, { code, adapters, draft }: Asked): Promise<number> {
  if (code === undefined) {
    for (const one of await listCountries(PROFILES)) {
      const { system, adapter, unknown } = await readCountry(PROFILES, one, adapters)
      out(`${one}  ${system.name}  ${adapter.name}  ${unknown.length} fields unknown`)
    }
    return 0
  }
  const found = await readCountry(PROFILES, code, adapters)
  for (const line of draft ? [JSON.stringify(draftOf(found), undefined, 2)] : linesOf(found)) out(line)
  return 0
}

function linesOf(found: KnownCountry): string[] {
  const {
    country: code,
    asOf,
    system,
    adapter,
    languages,
    timeZone,
    currency,
    schemes,
    corridors,
    unknown,
    asks,
  } = found
  const line = (name: string, value: string): string => `${name.padEnd(12)} ${value}`
  const described = new Map(asks.map(({ name, description }) => [`adapter.values.${name}`, description]))
  return [
    line('country', `${code}, as of ${asOf}`),
    line('system', `${system.name} (${system.certainty}: ${system.source})`),
    ...(system.note === undefined ? [] : [line('', system.note)]),
    line('adapter', adapter.name),
    ...Object.entries(adapter.values).map(([name, value]) => line('', `${name} = ${JSON.stringify(value)}`)),
    line('languages', languages.join(', ')),
    line('zone', timeZone),
    line('currency', currency),
    line('identifiers', schemes.join(', ')),
    ...corridors.map(({ name, mode, path, since, certainty, source }) =>
      line(
        'corridor',
        `${name}, ${mode}, ${path.join(' ')}${since === undefined ? '' : `, since ${since}`} (${certainty}: ${source})`,
      ),
    ),
    ...unknown.map((name) =>
      line('unknown', [name, described.get(name)].filter((one) => one !== undefined).join(': ')),
    ),
  ]
}
