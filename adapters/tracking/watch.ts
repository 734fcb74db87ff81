import { distance } from '@turf/distance'
import type { Place } from './corridors.ts'
import type { Meaning, Profile } from './profile.ts'
import type { Report } from './traccar.ts'

/** What is remembered of a device from one report to the next. */
export type DeviceState = {
  /** Of the last position that was kept. */
  at?: string
  place?: Place
  motion?: boolean
  lock?: boolean
  /** The corridor it was in last; it must have been in one before it can leave it. */
  corridor?: string
}

/** One message to be: stored as it is, so that it says the same whenever it is sent. */
export type Finding = {
  deviceId: string
  at: string
  event: 'position' | 'alarm' | 'silent' | 'armed' | 'disarmed'
  alarm?: string
  position?: Place
  /** The corridor or the office it is in. */
  place?: string
  text?: string
  party?: string
  id?: string
}

/** What Traccar reports beside alarms and positions, and that means something to customs. */
const SILENT: ReadonlySet<string> = new Set(['deviceOffline', 'deviceInactive'])
/** What is found here by one rule for all providers, or is no news: stops, speeds, fences of Traccar's own, a device that comes back. */
const OTHERS: ReadonlySet<string> = new Set([
  'geofenceEnter',
  'geofenceExit',
  'deviceOnline',
  'deviceUnknown',
  'deviceMoving',
  'deviceStopped',
  'deviceOverspeed',
  'ignitionOn',
  'ignitionOff',
  'commandResult',
  'queuedCommandSent',
  'textMessage',
  'driverChanged',
  'maintenance',
  'media',
])

/**
 * What of a report the hub is told, and what is remembered of its device. Alarms at once and all of them, positions thinned.
 * Throws MappingError for an alarm that the profile does not know: it may be a seal that was opened.
 */
export function watch(
  report: Report,
  state: DeviceState,
  profile: Profile,
): { findings: readonly Finding[]; state: DeviceState } {
  const { deviceId, at, place, lock, motion, party, id } = report
  const day = at.slice(0, 10)
  const around = place === undefined ? [] : profile.corridors.filter((one) => one.holdsOn(day) && one.contains(place))
  // An office lies on its corridor.
  const inside = around.find(({ kind }) => kind === 'office') ?? around[0]
  const isLate = state.at !== undefined && at < state.at
  const base = {
    deviceId,
    at,
    ...(place === undefined ? {} : { position: place }),
    ...(inside === undefined ? {} : { place: inside.name }),
    ...(party === undefined ? {} : { party }),
  }
  const opened = !isLate && state.lock === true && lock === false ? ['unlock'] : []
  const words = [...new Set([...report.alarms, ...opened])]
  const findings = words.flatMap((word): Finding[] => {
    const meaning = meaningOf(word, day, profile)
    if (meaning === 'ignored') return []
    // A seal that is opened in the yard of an office is opened by right.
    if (meaning === 'unlocked' && inside?.kind === 'office') return [{ ...base, event: 'disarmed', text: word }]
    if (meaning === 'silent' || meaning === 'armed' || meaning === 'disarmed')
      return [{ ...base, event: meaning, text: word }]
    return [{ ...base, event: 'alarm', alarm: meaning, text: word }]
  })
  const left = !isLate && place !== undefined && inside === undefined ? state.corridor : undefined
  if (left !== undefined) findings.push({ ...base, event: 'alarm', alarm: 'route-left', place: left })
  const keeps = place !== undefined && isKept({ at, place, motion }, state, profile.thinning)
  if (keeps && findings.length === 0 && report.isPosition) findings.push({ ...base, event: 'position' })
  if (id !== undefined && findings[0] !== undefined) findings[0] = { ...findings[0], id }
  if (isLate) return { findings, state }
  const { corridor: _, ...rest } = state
  const corridor = place === undefined ? state.corridor : inside?.name
  return {
    findings,
    state: {
      ...rest,
      ...(keeps ? { at, place } : {}),
      ...(motion === undefined ? {} : { motion }),
      ...(lock === undefined ? {} : { lock }),
      ...(corridor === undefined ? {} : { corridor }),
    },
  }
}

function meaningOf(word: string, day: string, profile: Profile): Meaning {
  if (SILENT.has(word)) return 'silent'
  if (OTHERS.has(word)) return 'ignored'
  return profile.meaningOf(word, day, '/position/attributes/alarm')
}

/** Whether a position says more than the last one that was kept; one that comes late is measured against it too. */
function isKept(
  { at, place, motion }: { at: string; place: Place; motion: boolean | undefined },
  last: DeviceState,
  { everySeconds, everyKm }: Profile['thinning'],
): boolean {
  if (last.at === undefined || last.place === undefined) return true
  // Where a stop begins and ends is known exactly.
  if (motion !== undefined && last.motion !== undefined && motion !== last.motion) return true
  if (Math.abs(Date.parse(at) - Date.parse(last.at)) >= everySeconds * 1_000) return true
  return distance([last.place.longitude, last.place.latitude], [place.longitude, place.latitude]) >= everyKm
}
