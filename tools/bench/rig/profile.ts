import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One function's own time in a CPU profile, callees not included. */
export type HotSpot = { readonly name: string; readonly place: string; readonly share: number }

type CallFrame = { functionName: string; url: string; lineNumber: number }
type Profile = { nodes: { id: number; callFrame: CallFrame }[]; samples: number[]; timeDeltas: number[] }

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
