import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One function's own time in a CPU profile, callees not included. */
export type HotSpot = { readonly name: string; readonly place: string; readonly share: number }

type CallFrame = { functionName: string; url: string; lineNumber: number }
/** A CPU profile as V8 writes it and the Chrome DevTools protocol hands it out. */
export type Profile = {
  nodes: { id: number; callFrame: CallFrame; children?: number[] }[]
  samples: number[]
  timeDeltas: number[]
}

/** V8's names for time in which the process did nothing of its own. */
const NOT_WORK: ReadonlySet<string> = new Set(['(idle)', '(root)'])

/**
 * The functions with the most time of their own, as shares of the time the process was busy.
 * @param profile text of a `.cpuprofile` file, the format of V8 and of the Chrome DevTools protocol
 * @param count how many
 */
export function hotSpots(profile: string, count: number): HotSpot[] {
  const { nodes, samples, timeDeltas } = JSON.parse(profile) as Profile
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const own = new Map<string, { frame: CallFrame; micros: number }>()
  let busy = 0
  for (const [at, id] of samples.entries()) {
    const frame = frames.get(id)
    const micros = timeDeltas[at] ?? 0
    if (frame === undefined || NOT_WORK.has(frame.functionName)) continue
    busy += micros
    const key = `${frame.functionName} ${frame.url}:${frame.lineNumber}`
    const known = own.get(key)
    if (known === undefined) own.set(key, { frame, micros })
    else known.micros += micros
  }
  return [...own.values()]
    .toSorted((a, b) => b.micros - a.micros)
    .slice(0, count)
    .map(({ frame, micros }) => ({
      name: frame.functionName === '' ? '(anonymous)' : frame.functionName,
      place: placeOf(frame),
      share: micros / busy,
    }))
}

/**
 * The share of the busy time in which some frame of the stack is one that `isInside` knows, callees included; NaN of a
 * profile of a process that did nothing.
 */
export function shareOf({ nodes, samples, timeDeltas }: Profile, isInside: (frame: CallFrame) => boolean): number {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const inside = new Set<number>()
  const open = nodes.filter(({ callFrame }) => isInside(callFrame))
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (inside.has(node.id)) continue
    inside.add(node.id)
    open.push(...(node.children ?? []).flatMap((id) => byId.get(id) ?? []))
  }
  let [busy, within] = [0, 0]
  for (const [at, id] of samples.entries()) {
    const name = byId.get(id)?.callFrame.functionName
    if (name === undefined || NOT_WORK.has(name)) continue
    busy += timeDeltas[at] ?? 0
    if (inside.has(id)) within += timeDeltas[at] ?? 0
  }
  return within / busy
}

/** File below the project's folder, or the package, with the line counted from one. */
function placeOf({ url, lineNumber }: CallFrame): string {
  if (url === '') return 'native'
  const short = /(?:.*\/node_modules\/|.*\/(?=(?:src|tools|adapters)\/))(.*)/.exec(url)?.[1] ?? url
  return `${short}:${lineNumber + 1}`
}

/** The hot spots of the latest profile in a folder; none when there is no profile. */
export async function hotSpotsIn(folder: string, count: number): Promise<HotSpot[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.cpuprofile')).sort()
  const last = files.at(-1)
  return last === undefined ? [] : hotSpots(await readFile(join(folder, last), 'utf8'), count)
}
