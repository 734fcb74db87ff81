import { WITHHELD } from './logged.ts'
import type { Erasure, Movement } from './movement.ts'

/**
 * What is left of a movement when what was said of it is destroyed (docs/decisions/0190): what the log says of it, which outlives
 * the bodies and holds no name, plate, seal or reference. Whoever compares with it compares with nothing.
 */
export function withoutContent(movement: Movement, erased: Erasure): Movement {
  // `declared` is also the name of what was declared of one thing that differs, which goes; the declaration itself stays.
  const { declared, ...rest } = movement
  const left = stripped(rest) as Omit<Movement, 'declared' | 'seals'>
  return {
    ...left,
    ...(declared === undefined ? {} : { declared: declaredLeft(declared) }),
    ...(left.arrival === undefined ? {} : { arrival: { ...left.arrival, findings: [] } }),
    legs: left.legs.map(legLeft),
    seals: [],
    erased,
  }
}

/** Of the principal what the registry knows of it: the key of a party, which the log names as well. */
function declaredLeft(declared: NonNullable<Movement['declared']>): NonNullable<Movement['declared']> {
  const { party } = declared.principal
  return {
    ...(stripped(declared) as typeof declared),
    principal: { scheme: '', id: '', ...(party === undefined ? {} : { party }) },
    nationalRefs: [],
  }
}

function legLeft(leg: Movement['legs'][number]): Movement['legs'][number] {
  const { entered, exited, returned } = leg
  return {
    ...leg,
    ...(entered === undefined ? {} : { entered: { ...entered, findings: [] } }),
    ...(exited === undefined ? {} : { exited: { ...exited, findings: [] } }),
    ...(returned === undefined ? {} : { returned: { ...returned, findings: [] } }),
  }
}

/** A copy without the members that are withheld from the log, at any depth. */
function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([name]) => !WITHHELD.has(name))
  return Object.fromEntries(members.map(([name, member]) => [name, stripped(member)]))
}
