import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { until } from './wait.ts'

/** One process of a service. */
export interface ProcessSpec {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly logFile: string
  readonly uid?: number
  readonly gid?: number
  /** How it ends in order. */
  readonly stopSignal: NodeJS.Signals
  /** The next process starts when this port of 127.0.0.1 accepts. */
  readonly readyPort?: number
  /** Where the server writes the number of its own process, if a script starts it. */
  readonly pidFile?: string
}

/** What a guardian watches over. The last process is the service itself; those before it only serve it. */
export interface GuardianSpec {
  readonly processes: readonly ProcessSpec[]
  /** Who was started, for the sweep of a later start should the guardian be killed too. */
  readonly pidsFile: string
  /** Milliseconds an orderly end may take before it is forced. */
  readonly stopTimeoutMs: number
  /** Removed when the parent died without stopping the service; empty for data that are kept. */
  readonly removeWhenAbandoned: readonly string[]
}

/** A service under guard. */
export interface Guarded {
  readonly pids: Readonly<Record<string, number>>
  running(): boolean
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>
  stop(): Promise<void>
  kill(): Promise<void>
}

interface GuardianEvent {
  readonly event: 'started' | 'ended' | 'failed' | 'forced'
  readonly pids?: Record<string, number>
  readonly reason?: string
}

/**
 * Starts a service under a guardian process that ends it however this process dies.
 * @returns once all its processes have been started; that it is ready is the caller's to find out
 * @throws Error when a process cannot be started
 */
export const startGuarded = async (spec: GuardianSpec): Promise<Guarded> => {
  const guardian = spawn(process.execPath, [fileURLToPath(new URL('./guardian.ts', import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {},
  })
  let complaint = ''
  guardian.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000)
  })
  guardian.stdin.on('error', () => undefined)
  let running = true
  const ended = new Promise<void>((resolve) => {
    // Not 'close': that waits for the pipes, which do not keep this process alive.
    guardian.once('exit', () => {
      running = false
      resolve()
    })
  })
  const pids = await new Promise<Record<string, number>>((resolve, reject) => {
    guardian.once('error', reject)
    guardian.once('close', () => reject(new Error(`the guardian ended: ${complaint.trim() || 'no reason given'}`)))
    createInterface({ input: guardian.stdout }).on('line', (line) => {
      const event = JSON.parse(line) as GuardianEvent
      if (event.event === 'started') resolve(event.pids ?? {})
      if (event.event === 'failed') reject(new Error(event.reason ?? 'failed'))
    })
    guardian.stdin.write(`${JSON.stringify(spec)}\n`)
  })
  // A caller who forgets to stop may still end: then our end of the pipe closes and the guardian does the rest.
  guardian.unref()
  for (const stream of [guardian.stdin, guardian.stdout, guardian.stderr]) {
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref()
  }
  const say = async (word: 'stop' | 'kill'): Promise<void> => {
    if (!running) return
    guardian.ref()
    guardian.stdin.write(`${word}\n`)
    await ended
  }
  return { pids, running: () => running, ended, stop: () => say('stop'), kill: () => say('kill') }
}

/** The end of a log file, for an error message. */
export const logTail = (logFile: string, lines = 15): string => {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return '(no log)'
  }
}

/**
 * Waits until the service has written its ready line.
 * @param what the service, its log file, the ready line, the time it has in milliseconds and its name
 * @throws Error with the end of its log when it ended instead or the time is over
 */
export const untilReady = async (what: {
  readonly guarded: Guarded
  readonly logFile: string
  readonly line: string
  readonly timeoutMs: number
  readonly label: string
}): Promise<void> => {
  const written = (): boolean => {
    try {
      return readFileSync(what.logFile, 'utf8').includes(what.line)
    } catch {
      return false
    }
  }
  await until(() => written() || !what.guarded.running(), { timeoutMs: what.timeoutMs, label: what.label }).catch(
    async (error: unknown) => {
      await what.guarded.kill()
      throw new Error(`${String(error)}\n${logTail(what.logFile)}`)
    },
  )
  if (!what.guarded.running()) throw new Error(`${what.label} ended while starting:\n${logTail(what.logFile)}`)
}
