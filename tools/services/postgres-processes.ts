import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseFaults } from './types.ts'

/**
 * What can befall a PostgreSQL of this machine. Each backend is a process of its own, in a group of its own; the first one stops
 * first, so that it starts no more of them meanwhile.
 * @param data its data folder
 */
export const faultsOf = (data: string): DatabaseFaults => {
  const signal = (name: NodeJS.Signals): number[] => {
    const first = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(first, name)
    const others = childrenOf(first)
    for (const pid of others) quietly(pid, name)
    return [first, ...others]
  }
  return {
    freeze: () => void signal('SIGSTOP'),
    thaw: () => void signal('SIGCONT'),
    killAll: () => {
      // Stopped first: the one killed last would else work on for a moment, and send what the first one's death has not stored.
      for (const pid of signal('SIGSTOP')) quietly(pid, 'SIGKILL')
    },
  }
}

function quietly(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended meanwhile.
  }
}

/** Linux: the parent is the second field behind the program's name in brackets. */
const childrenOf = (parent: number): number[] =>
  readdirSync('/proc').flatMap((name) => {
    if (!/^[0-9]+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return Number(ppid) === parent ? [Number(name)] : []
    } catch {
      // It has ended since the folder was listed.
      return []
    }
  })
