import { readdir, readFile } from 'node:fs/promises'

/** CPU of whole process trees, as Linux tells it in /proc. Elsewhere nothing is known, and undefined is the answer. */

/** One process of /proc: times in seconds. `ended` is the time of all descendants that have ended and were waited for. */
export type ProcessTimes = {
  readonly pid: number
  readonly parent: number
  readonly own: number
  readonly ended: number
}

/** Clock ticks a second in /proc, fixed on Linux. */
const TICKS = 100
/** A process that ends while the tree is read moves its time to its parent; so often it is read again. */
const ATTEMPTS = 20

/**
 * One line of `/proc/PID/stat` (proc(5)); the name in it may have blanks and brackets. Undefined when it is none.
 */
export function timesOf(stat: string): ProcessTimes | undefined {
  const pid = Number.parseInt(stat, 10)
  // From the state on, which is field 3: parent 4, utime and stime 14 and 15, of ended children 16 and 17.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const seconds = (at: number): number => Number(fields[at]) / TICKS
  const times = { pid, parent: Number(fields[1]), own: seconds(11) + seconds(12), ended: seconds(13) + seconds(14) }
  return Object.values(times).every(Number.isFinite) ? times : undefined
}

/**
 * The CPU of a process and all its descendants, in seconds: of those that run, and of those that have ended. Without the
 * latter a server of many short processes, as PostgreSQL is, would seem to use less than it does, even less than before.
 * @param processes every process there is
 * @param root the pid; undefined when it is not among them
 */
export function treeSeconds(processes: readonly ProcessTimes[], root: number): number | undefined {
  const children = new Map<number, ProcessTimes[]>()
  for (const one of processes) children.set(one.parent, [...(children.get(one.parent) ?? []), one])
  const first = processes.find(({ pid }) => pid === root)
  if (first === undefined) return undefined
  let sum = 0
  const open = [first]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    sum += one.own + one.ended
    open.push(...(children.get(one.pid) ?? []))
  }
  return sum
}

/**
 * CPU that the tree below a process has used so far, in seconds. A child that ends between two reads would be counted twice
 * or not at all, so two snapshots in a row must have the same processes and the same time of ended ones.
 */
export async function cpuSecondsOf(root: number): Promise<number | undefined> {
  let before = await snapshot()
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const after = await snapshot()
    if (before === undefined || after === undefined) return undefined
    const seconds = treeSeconds(after, root)
    if (seconds === undefined || standing(before, root) === standing(after, root)) return seconds
    before = after
  }
  throw new Error(`the processes below ${root} begin and end too fast to be counted`)
}

/** Which processes the tree has, and what those that have ended used. */
function standing(processes: readonly ProcessTimes[], root: number): string {
  const inTree = new Set([root])
  // Parents may stand after their children in the list, hence until nothing is added.
  for (let size = 0; size !== inTree.size; ) {
    size = inTree.size
    for (const { pid, parent } of processes) if (inTree.has(parent)) inTree.add(pid)
  }
  return processes
    .filter(({ pid }) => inTree.has(pid))
    .map(({ pid, ended }) => `${pid} ${ended}`)
    .join()
}

async function snapshot(): Promise<ProcessTimes[] | undefined> {
  const names = await readdir('/proc').catch(() => undefined)
  if (names === undefined) return undefined
  const stats = await Promise.all(
    names.filter((name) => /^[0-9]+$/.test(name)).map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')),
  )
  return stats.flatMap((stat) => timesOf(stat) ?? [])
}

/** Resident memory of a process and its descendants, in bytes; undefined where it cannot be read. */
export async function residentBytesOf(root: number): Promise<number | undefined> {
  const processes = await snapshot()
  if (processes === undefined || !processes.some(({ pid }) => pid === root)) return undefined
  const pids = standing(processes, root)
    .split(',')
    .map((one) => Number.parseInt(one, 10))
  const sizes = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      return Number(/^VmRSS:\s+([0-9]+) kB$/m.exec(status)?.[1] ?? 0) * 1_024
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
