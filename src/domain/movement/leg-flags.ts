import { reports } from '../reference/connection.ts'
import { change, type Draft } from '../draft/draft.ts'
import type { Flag, Leg } from '../model/movement.ts'

/**
 * Removes a leg's flags once its passages are reported, and derives the movement's two flags from the legs (engine.md 4,
 * "clear on back-fill"). Also after the legs themselves have changed: a removed leg misses nothing any more.
 */
export function clearLegFlags(draft: Draft): void {
  const legs = draft.movement.legs.map((leg) => cleared(draft, leg))
  const flags: Flag[] = draft.movement.flags.filter((flag) => flag !== 'implied' && flag !== 'exitMissing')
  if (legs.some(({ implied }) => implied === true)) flags.push('implied')
  if (legs.some(({ exitMissing }) => exitMissing === true)) flags.push('exitMissing')
  change(draft, { legs, flags })
}

function cleared(draft: Draft, leg: Leg): Leg {
  const { implied, exitMissing, ...rest } = leg
  const stillMissing = exitMissing === true && leg.exited === undefined
  const wholeEntry = leg.index === 0 || leg.entered !== undefined || !isPassageReported(draft, leg, 'entry')
  // A missing exit keeps its own flag; a leg without an exit office (the last one) is complete when its entry is known.
  const left =
    leg.exited !== undefined || stillMissing || leg.exitOffice === undefined || !isPassageReported(draft, leg, 'exit')
  const whole = wholeEntry && left
  return { ...rest, ...(implied === true && !whole ? { implied } : {}), ...(stillMissing ? { exitMissing } : {}) }
}

/**
 * Whether this passage will be reported: by a connected office; and where two legs of one country follow each other,
 * because the mode changes inside it, only by an office the itinerary names, since no frontier is crossed there.
 */
export function isPassageReported({ movement }: Draft, leg: Leg, kind: 'entry' | 'exit'): boolean {
  const named = kind === 'entry' ? leg.entryOffice : leg.exitOffice
  const beside = movement.legs[leg.index + (kind === 'entry' ? -1 : 1)]
  return reports(leg, kind) && (named !== undefined || beside?.country !== leg.country)
}
