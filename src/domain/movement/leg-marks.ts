import { reports } from '../reference/connection.ts'
import { change, type Draft } from '../draft/draft.ts'
import type { Flag, Leg } from '../model/movement.ts'

/**
 * Takes marks away where the report has come, and derives the movement's two flags from the legs (engine.md 4, "clear on
 * back-fill"). Also where the legs themselves have changed: one that is gone misses nothing any more.
 */
export function clearMarks(draft: Draft): void {
  const legs = draft.movement.legs.map((leg) => cleared(draft, leg))
  const flags: Flag[] = draft.movement.flags.filter((flag) => flag !== 'implied' && flag !== 'exitMissing')
  if (legs.some(({ implied }) => implied === true)) flags.push('implied')
  if (legs.some(({ exitMissing }) => exitMissing === true)) flags.push('exitMissing')
  change(draft, { legs, flags })
}

function cleared(draft: Draft, leg: Leg): Leg {
  const { implied, exitMissing, ...rest } = leg
  const stillMissing = exitMissing === true && leg.exited === undefined
  const wholeEntry = leg.index === 0 || leg.entered !== undefined || !isReported(draft, leg, 'entry')
  // An exit that is missing keeps its own mark; a leg without one is whole when its entry is known (the last one).
  const left =
    leg.exited !== undefined || stillMissing || leg.exitOffice === undefined || !isReported(draft, leg, 'exit')
  const whole = wholeEntry && left
  return { ...rest, ...(implied === true && !whole ? { implied } : {}), ...(stillMissing ? { exitMissing } : {}) }
}

/**
 * Whether somebody reports this passage: an office that is connected; and where one country follows itself, because the
 * mode changes inside it, only an office that is named, since no frontier is crossed there.
 */
export function isReported({ movement }: Draft, leg: Leg, kind: 'entry' | 'exit'): boolean {
  const named = kind === 'entry' ? leg.entryOffice : leg.exitOffice
  const beside = movement.legs[leg.index + (kind === 'entry' ? -1 : 1)]
  return reports(leg, kind) && (named !== undefined || beside?.country !== leg.country)
}
