/** A value that canonical JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** One step of a JSON Patch (RFC 6902); of its six operations these three say everything. */
export type PatchStep =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }

export type Patch = readonly PatchStep[]

type Members = Readonly<Record<string, unknown>>

/**
 * The steps that make `after` of `before`, in an order in which they can be applied one after the other. Members with a
 * name in `withheld` are left out at any depth, as if they were not there; a bigint counts as its decimal text. Values
 * shared by both are not looked into, which is what makes this cheap for states that are replaced piece by piece.
 */
export function patchBetween(before: unknown, after: unknown, withheld: ReadonlySet<string>): Patch {
  const steps: PatchStep[] = []
  compare('', before, after, { steps, withheld })
  return steps
}

/** What `patchBetween` sees of a value: plain JSON without the withheld members. */
export function plainJson(value: unknown, withheld: ReadonlySet<string>): Json {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return value.map((item: unknown) => plainJson(item, withheld))
  if (!isMembers(value)) return value as Json
  const members = Object.entries(value).filter(([name, member]) => member !== undefined && !withheld.has(name))
  return Object.fromEntries(members.map(([name, member]) => [name, plainJson(member, withheld)]))
}

/**
 * Applies a patch; `document` stays as it was.
 * @throws {RangeError} when a step names a place that is not there: then the patch belongs to another document.
 */
export function applyPatch(document: Json, patch: Patch): Json {
  return patch.reduce<Json>(
    (current, step) => applyAt(current, step.path.split('/').slice(1).map(unescape), step),
    document,
  )
}

type Comparing = { steps: PatchStep[]; withheld: ReadonlySet<string> }

function compare(path: string, before: unknown, after: unknown, into: Comparing): void {
  if (before === after) return
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(path, before, after, into)
  if (isMembers(before) && isMembers(after)) return compareMembers(path, before, after, into)
  into.steps.push({ op: 'replace', path, value: plainJson(after, into.withheld) })
}

/** Names sorted, so that two objects with the same members give the same patch in whatever order they were built. */
function compareMembers(path: string, before: Members, after: Members, into: Comparing): void {
  // Nearly all members are the very same values: only the others are worth a path.
  const changed = Object.keys(after).filter((name) => before[name] !== after[name])
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) changed.push(name)
  for (const name of changed.sort()) {
    if (into.withheld.has(name)) continue
    const at = `${path}/${escape(name)}`
    const [old, now] = [before[name], after[name]]
    if (now === undefined) {
      if (old !== undefined) into.steps.push({ op: 'remove', path: at })
    } else if (old === undefined) into.steps.push({ op: 'add', path: at, value: plainJson(now, into.withheld) })
    else compare(at, old, now, into)
  }
}

/** Lists of one length are compared item by item; else what both begin and end with is left alone. */
function compareLists(path: string, before: readonly unknown[], after: readonly unknown[], into: Comparing): void {
  if (before.length === after.length) {
    before.forEach((old, index) => compare(`${path}/${index}`, old, after[index], into))
    return
  }
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && isSame(before[start], after[start])) start += 1
  let end = 0
  while (end < shorter - start && isSame(before[before.length - 1 - end], after[after.length - 1 - end])) end += 1
  const gone = before.length - start - end
  const come = after.length - start - end
  const both = Math.min(gone, come)
  for (let at = start; at < start + both; at += 1) compare(`${path}/${at}`, before[at], after[at], into)
  for (let at = start + gone - 1; at >= start + both; at -= 1) into.steps.push({ op: 'remove', path: `${path}/${at}` })
  for (let at = start + both; at < start + come; at += 1) {
    into.steps.push({ op: 'add', path: `${path}/${at}`, value: plainJson(after[at], into.withheld) })
  }
}

/** Equal in everything, withheld members included: two items that differ only there are compared, not taken for one. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]))
  }
  if (!isMembers(one) || !isMembers(other)) return false
  return (
    Object.keys(one).every((name) => isSame(one[name], other[name])) &&
    Object.keys(other).every((name) => one[name] !== undefined || other[name] === undefined)
  )
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function applyAt(document: Json, path: readonly string[], step: PatchStep): Json {
  const [name, ...rest] = path
  if (name === undefined) return step.op === 'remove' ? null : step.value
  if (Array.isArray(document)) return applyInList(document, name, rest, step)
  if (!isMembers(document)) throw new RangeError(`nothing at ${step.path}`)
  const known = Object.hasOwn(document, name)
  if (rest.length > 0 || step.op !== 'add') {
    if (!known) throw new RangeError(`nothing at ${step.path}`)
  }
  if (rest.length === 0 && step.op === 'remove') {
    return Object.fromEntries(Object.entries(document).filter(([other]) => other !== name)) as Json
  }
  return { ...document, [name]: applyAt((document[name] ?? null) as Json, rest, step) } as Json
}

function applyInList(list: readonly Json[], name: string, rest: readonly string[], step: PatchStep): Json {
  const at = Number(name)
  const last = rest.length === 0 && step.op === 'add' ? list.length : list.length - 1
  if (!Number.isSafeInteger(at) || at < 0 || at > last) throw new RangeError(`nothing at ${step.path}`)
  if (rest.length === 0 && step.op === 'remove') return list.toSpliced(at, 1)
  if (rest.length === 0 && step.op === 'add') return list.toSpliced(at, 0, step.value)
  return list.with(at, applyAt(list[at] ?? null, rest, step))
}

const escape = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
const unescape = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~')
