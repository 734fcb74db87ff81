import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** Start time as the system tells it; compared, never read. */
  readonly started: string
}

/** When this process started, or undefined if there is none (a zombie counts as none). */
const startTime = (pid: number): string | undefined => {
  if (process.platform === 'linux') {
    try {
      // proc(5): the fields after the parenthesised name, state first, start time as the 22nd field of the line.
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
    } catch {
      return undefined
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

/** The identity of a running process, or undefined if it does not run. */
export const identify = (pid: number): ProcessIdentity | undefined => {
  const started = startTime(pid)
  return started === undefined ? undefined : { pid, started }
}

/** True while exactly this process runs. */
export const isRunning = (who: ProcessIdentity): boolean => startTime(who.pid) === who.started

/** Sends a signal to a process group and to its leader; a process that has already gone is no error. */
export const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal)
    } catch {
      // Gone already, which is what a signal to end it wants.
    }
  }
}
