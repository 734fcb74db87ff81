import { change, type Draft } from '../draft/draft.ts'
import type { GuaranteeLine, LineCheck, LineState, ReferencedCheck } from '../model/guarantee.ts'
import { askFor } from './asking.ts'
import type { Grn } from '../values/identifiers.ts'
import { type Declaring, headerEvent, lineChecks, moveLine, newLine, occupy, tellFreed, vacate } from './ledger.ts'

/**
 * Takes the amounts a declaration or amendment names: only the difference to what the movement already has (engine.md 4),
 * before release between available and reserved, afterwards between available and in use. A guarantee no longer named is
 * released. Where the guarantor keeps the account, the line waits for its answer.
 */
export const takeLines = (draft: Draft<Declaring>): void => applyChecks(draft, lineChecks(draft))

/** The same for checks that were made before. */
export function applyChecks(draft: Draft, given: readonly LineCheck[]): void {
  const running = draft.movement.released !== undefined
  const open = running ? 'in-use' : 'reserved'
  // Questions about the previous content are superseded; an answer to them will be answered by a release.
  const before = draft.movement.lines.map(
    (line): GuaranteeLine => (line.state === 'pending' ? { ...line, state: 'cancelled' } : line),
  )
  const checks = [...given]
  const groups = new Map<string, GuaranteeLine[]>()
  for (const line of before.filter(({ state }) => state === open)) {
    groups.set(groupOf(line), [...(groups.get(groupOf(line)) ?? []), line])
  }
  const changed = new Map<GuaranteeLine, GuaranteeLine>()
  const pending: ReferencedCheck[] = []
  for (const [group, lines] of groups) {
    const at = checks.findIndex((check) => groupOf(check) === group)
    const [check] = at < 0 ? [] : checks.splice(at, 1)
    if (check?.ask !== undefined) pending.push({ ...check, minor: check.ask })
    else for (const [line, after] of adjust(draft, lines, check)) changed.set(line, after)
  }
  change(draft, { lines: before.map((line) => changed.get(line) ?? line) })
  for (const check of checks) if (check.ask === undefined) add(draft, check, open)
  for (const check of [...pending, ...checks.flatMap((check) => (check.ask === undefined ? [] : [check]))]) {
    ask(draft, check)
  }
  const { wanting: _, notValid: __, ...rest } = draft.movement
  draft.movement = { ...rest, flags: rest.flags.filter((flag) => flag !== 'underSecured') }
}

const groupOf = ({ grn, type }: { grn?: Grn | undefined; type: string }): string => grn ?? `type ${type}`

function add(draft: Draft, check: LineCheck, state: LineState & ('in-use' | 'reserved')): void {
  const line: GuaranteeLine = { ...numbered(draft, check), state }
  occupy(draft, line)
  moveLine(draft, line, 'available', state === 'in-use' ? 'inUse' : 'reserved')
  if (state === 'in-use') headerEvent(draft, line, 'used')
  change(draft, { lines: [...draft.movement.lines, line] })
}

function ask(draft: Draft, check: ReferencedCheck): void {
  const line = { ...numbered(draft, check), grn: check.grn }
  occupy(draft, line)
  change(draft, { lines: [...draft.movement.lines, line] })
  askFor(draft, line)
}

const numbered = (draft: Draft, check: LineCheck): GuaranteeLine =>
  newLine(draft, { ...check, line: Math.max(-1, ...draft.movement.lines.map(({ line }) => line)) + 1 })

/**
 * Adjusts the lines of one guarantee to what it has to cover from now on; releases all of them when it is no longer named.
 */
function adjust(
  draft: Draft,
  lines: readonly GuaranteeLine[],
  check: LineCheck | undefined,
): [GuaranteeLine, GuaranteeLine][] {
  if (check === undefined) return lines.map((line) => [line, freed(draft, line)])
  const difference = check.minor - lines.reduce((sum, { minor }) => sum + minor, 0n)
  let left = difference
  return lines.map((line, at): [GuaranteeLine, GuaranteeLine] => {
    const last = at === lines.length - 1
    // An increase goes to the last line; a decrease is taken from as many lines as needed.
    const step = left > 0n ? (last ? left : 0n) : left < -line.minor ? -line.minor : left
    left -= step
    return [line, changedBy(draft, line, step, check)]
  })
}

function changedBy(draft: Draft, line: GuaranteeLine, step: bigint, { conversion }: LineCheck): GuaranteeLine {
  const account = line.state === 'in-use' ? 'inUse' : 'reserved'
  if (step > 0n) moveLine(draft, { ...line, minor: step }, 'available', account)
  if (step < 0n) {
    moveLine(draft, { ...line, minor: -step }, account, 'available')
    tellFreed(draft, { ...line, minor: -step }, 'amended')
  }
  const { conversion: _, ...rest } = line
  return { ...rest, minor: line.minor + step, ...(conversion === undefined ? {} : { conversion }) }
}

function freed(draft: Draft, line: GuaranteeLine): GuaranteeLine {
  moveLine(draft, line, line.state === 'in-use' ? 'inUse' : 'reserved', 'available')
  if (line.state === 'reserved') vacate(draft, line)
  tellFreed(draft, line, 'amended')
  return { ...line, state: 'released' }
}
