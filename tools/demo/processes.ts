import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as after } from 'node:timers/promises'
import { nodeOptions } from '../node-options.ts'

/** The checkout: three folders up, wherever the command was called from. */
export const ROOT = join(import.meta.dirname, '..', '..')

export type ProcessOptions = {
  name: string
  /** Arguments of `corridor`. */
  args: readonly string[]
  env?: Readonly<Record<string, string>>
  logFile: string
  onLine?: (line: string) => void
  /** Start it again when it ends without being told to. */
  keepAlive: boolean
  /** Told of every unexpected end. */
  onDeath: (name: string, how: string) => void
}

/** A `corridor` process of its own. */
export type RunningProcess = {
  readonly name: string
  /** Resolves with the first line that `find` maps to something; rejects when the process ends before that. */
  waitFor<T>(find: (line: string) => T | undefined, timeoutMs: number): Promise<T>
  pid(): number | undefined
  /** SIGTERM, and SIGKILL when it has not ended after a while. */
  stop(): Promise<void>
}

type Listener = { line: (line: string) => void; end: (how: string) => void }

const STOP_WITHIN_MS = 15_000
const RESTART_AFTER_MS = 500

/** Of this process's own environment: where programs, a home and compiled modules are. */
const pathsOf = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(['PATH', 'HOME', 'NODE_COMPILE_CACHE'].flatMap((name) => (name in env ? [[name, env[name]]] : [])))

/**
 * Starts `corridor <args>` from the sources, with the environment given and nothing else but the paths programs need.
 */
export const startProcess = (options: ProcessOptions): RunningProcess => {
  const log = createWriteStream(options.logFile, { flags: 'a' })
  const listeners = new Set<Listener>()
  let child: ChildProcess | undefined
  let ended = Promise.resolve()
  let stopping = false

  const launch = (): void => {
    const { promise, resolve } = Promise.withResolvers<void>()
    ended = promise
    const node = [
      '--disable-warning=ExperimentalWarning',
      ...nodeOptions(),
      '--import',
      join(ROOT, 'tools/demo/parent-watch.ts'),
    ]
    const started = spawn(process.execPath, [...node, join(ROOT, 'src/main.ts'), ...options.args], {
      cwd: ROOT,
      env: { ...pathsOf(process.env), ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      // Ctrl-C in the terminal is for the parent, which stops the others in order.
      detached: true,
    })
    child = started
    started.stdin.on('error', () => undefined)
    for (const stream of [started.stdout, started.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`)
        for (const listener of listeners) listener.line(line)
        if (stream === started.stdout) options.onLine?.(line)
      })
    }
    const end = (how: string) => {
      resolve()
      child = undefined
      for (const listener of listeners) listener.end(how)
      if (stopping) return
      options.onDeath(options.name, how)
      if (options.keepAlive) setTimeout(() => !stopping && launch(), RESTART_AFTER_MS)
    }
    started.once('error', (error) => end(error.message))
    started.once('exit', (code, signal) => end(signal ?? `code ${code}`))
  }
  launch()

  return {
    name: options.name,
    pid: () => child?.pid,
    waitFor: (find, timeoutMs) => waitForLine(options, listeners, find, timeoutMs),
    stop: async () => {
      stopping = true
      const running = child
      running?.kill('SIGTERM')
      const late = new AbortController()
      const force = after(STOP_WITHIN_MS, undefined, { signal: late.signal }).then(
        () => running?.kill('SIGKILL'),
        () => undefined,
      )
      await ended
      late.abort()
      await force
      log.end()
    },
  }
}

const waitForLine = <T>(
  { name, logFile }: ProcessOptions,
  listeners: Set<Listener>,
  find: (line: string) => T | undefined,
  timeoutMs: number,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(`said nothing of it within ${timeoutMs} ms`), timeoutMs)
    const listener: Listener = {
      line: (line) => {
        const found = find(line)
        if (found === undefined) return
        forget()
        resolve(found)
      },
      end: (how) => fail(`ended (${how})`),
    }
    const forget = () => {
      clearTimeout(timer)
      listeners.delete(listener)
    }
    const fail = (why: string) => {
      forget()
      reject(new Error(`${name} ${why}; see ${logFile}`))
    }
    listeners.add(listener)
  })
