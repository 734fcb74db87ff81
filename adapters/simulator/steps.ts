import type { Dossier, Step } from './store.ts'

/**
 * The steps this country's officers can take on a movement now, in order. Pure: timers only delay what this says, so a
 * restart needs no memory of them. `automatic`: countries of destination for which the hub itself discharges on
 * results. `keepers`: consignees this system acts for as well.
 */
export const openSteps = (
  dossier: Dossier,
  country: string,
  automatic: ReadonlySet<string> = new Set(),
  keepers: ReadonlySet<string> = new Set(),
): Step[] => {
  const own = ownSteps(dossier, country, automatic, keepers)
  return own.filter((step) => {
    if (dossier.acts.has(step) || dossier.mrn === undefined) return false
    if (dossier.ordered.has(step)) return true
    return !dossier.held.has(step) && isDue(dossier, country, step, own.includes('notice'))
  })
}

const AT_OFFICE: readonly Step[] = ['arrival', 'result']
/** The consignee reports the goods, is permitted to unload them, and says what he found. */
const AT_PREMISES: readonly Step[] = ['notice', 'arrival', 'permission', 'remarks', 'result']

/** Every step this country has on this movement, in the order of the road. */
export const ownSteps = (
  dossier: Dossier,
  country: string,
  automatic: ReadonlySet<string> = new Set(),
  keepers: ReadonlySet<string> = new Set(),
): Step[] => {
  const kept = dossier.premises !== undefined && keepers.has(dossier.premises.keeper)
  const last = dossier.route.length - 1
  const passages = dossier.route.flatMap((stage, index): Step[] => {
    if (stage.country !== country) return []
    const entry: Step[] = stage.entry === undefined ? [] : [`entry:${index}`]
    const exit: Step[] = stage.exit === undefined ? [] : [`exit:${index}`]
    return [...entry, ...(index === last ? (kept ? AT_PREMISES : AT_OFFICE) : []), ...exit]
  })
  if (!dossier.ours) return passages
  return ['release', ...passages, ...(automatic.has(dossier.to.slice(0, 2)) ? [] : (['write-off'] as const))]
}

const isDue = (dossier: Dossier, country: string, step: Step, premises: boolean): boolean => {
  const { acts, route } = dossier
  const done = (one: Step) => acts.get(one) === 'accepted'
  const [kind = '', place = ''] = step.split(':')
  const index = Number(place)
  switch (kind) {
    case 'release':
      return dossier.standing === 'registered'
    case 'exit': {
      const entered = route[index]?.entry === undefined ? done('release') : done(`entry:${index}`)
      return entered || (index === 0 && !dossier.ours)
    }
    case 'entry': {
      const before = route[index - 1]
      if (before?.exit === undefined) return true
      return before.country === country ? done(`exit:${index - 1}`) : dossier.exits.has(before.exit)
    }
    case 'arrival':
    case 'notice': {
      if (kind === 'arrival' && premises) return done('notice')
      const last = route.length - 1
      return route[last]?.entry === undefined ? done('release') : done(`entry:${last}`)
    }
    case 'permission':
      return done('arrival')
    case 'remarks':
      return dossier.mayUnload === true
    case 'result':
      return premises ? dossier.unloaded === true : done('arrival') || dossier.arrived === true
    default:
      // A write-off rests on satisfactory results; anything else is an officer's decision, which nobody simulates.
      return /^A[1-4]$/.test(dossier.results ?? '') && !dossier.writtenOff
  }
}
