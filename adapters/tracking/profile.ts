import { readFileSync } from 'node:fs'
import { openProfile } from '#adapter-api'
import { type Corridor, corridorsOf } from './corridors.ts'

/** What an alarm of a device can mean: an alarm of ours, another event, or nothing that concerns customs. */
export const MEANINGS = [
  'unlocked',
  'tampered',
  'low-battery',
  'stop',
  'route-left',
  'geofence',
  'silent',
  'armed',
  'disarmed',
  'ignored',
] as const
export type Meaning = (typeof MEANINGS)[number]

/** What one tracking provider's Traccar is like. */
export type Profile = {
  source: string
  /** Party of devices that name none in their attribute `party`. */
  party: string
  /** Which positions are kept: one after so long or so far, and where a device sets off or stops. */
  thinning: { everySeconds: number; everyKm: number }
  corridors: readonly Corridor[]
  /** What an alarm, in the words of Traccar or of a make of devices, means on a day. Throws MappingError where nobody has said. */
  meaningOf: (alarm: string, day: string, pointer: string) => Meaning
}

type AlarmRow = { alarm: string; means: string; from?: string; to?: string }

const NAMES = ['source', 'country', 'party', 'thinning', 'corridors', 'alarms']
/** Every five minutes or two kilometres: a truck on its way is then seen some twelve times an hour. */
const THINNING = { everySeconds: 300, everyKm: 2 }

/** Reads a profile file. Throws one error that names everything that is wrong. */
export const readProfile = (path: string): Profile => profileOf(JSON.parse(readFileSync(path, 'utf8')))

/** The same of what the file holds. */
export function profileOf(value: unknown): Profile {
  const file = openProfile(value, NAMES)
  const { given, text } = file
  const [source, country] = [text('source', /./), text('country', /^[A-Z]{2}$/)]
  const party = text('party', /^[A-Z]{2}\/[a-z0-9-]+$/)
  const thinning = { ...THINNING, ...(given['thinning'] as object) }
  for (const [name, one] of Object.entries(thinning))
    if (!(name in THINNING) || typeof one !== 'number' || !(one >= 0)) file.complain(`thinning.${name} is wrong`)
  const alarms = (Array.isArray(given['alarms']) ? given['alarms'] : []) as readonly AlarmRow[]
  for (const [at, { alarm, means }] of alarms.entries())
    if (!MEANINGS.some((one) => one === means))
      file.complain(`alarms[${at}] ${alarm} means none of ${MEANINGS.join(', ')}`)
  if (alarms.length === 0) file.complain('alarms has no rows')
  const corridors = file.attempt(() => corridorsOf(given['corridors']), [])
  // Many words of theirs are one of ours, never the other way round: the table is asked from their side.
  const rows = alarms.map(({ alarm: ours, means: theirs, ...days }) => ({ table: 'alarms', ours, theirs, ...days }))
  const tables = file.tables({ country, source, rows })
  file.close(party)
  return {
    source,
    party,
    thinning,
    corridors,
    meaningOf: (alarm, day, pointer) => tables.theirs('alarms', alarm, day, pointer) as Meaning,
  }
}
