/**
 * The process between a developer's command and one private service. It starts the service in a process group of its
 * own and ends it when told to, or when its own standard input closes. That happens however the parent dies, kill -9
 * included, because the kernel closes the pipe; no handler of the parent has to run.
 * Run as `node guardian.ts`, the first line of standard input is a {@link GuardianSpec}.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { openSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { GuardianSpec, ProcessSpec } from './guarded.ts'
import { accepts } from './ports.ts'
import { identify, signalGroup } from './process-identity.ts'
import { until } from './wait.ts'

interface Started {
  readonly spec: ProcessSpec
  readonly child: ChildProcess
  readonly ended: Promise<void>
}

const report = (event: Record<string, unknown>): void => {
  // The parent may be gone; then nobody is there to read it and the write must not end us before the service is ended.
  process.stdout.write(`${JSON.stringify(event)}\n`, () => undefined)
}

const launch = async (spec: ProcessSpec): Promise<Started> => {
  const output = openSync(spec.logFile, 'a')
  const child = spawn(spec.command, [...spec.args], {
    cwd: spec.cwd,
    env: { ...spec.env },
    detached: true,
    stdio: ['ignore', output, output],
    ...(spec.uid === undefined ? {} : { uid: spec.uid }),
    ...(spec.gid === undefined ? {} : { gid: spec.gid }),
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', reject)
  })
  const port = spec.readyPort
  if (port !== undefined) await until(() => accepts(port), { timeoutMs: 15_000, label: `${spec.name} on port ${port}` })
  return { spec, child, ended }
}

/** The server's own process may be a child of the one we started (a shell script in front): its pid file says so. */
const mainPid = (started: Started): number | undefined => {
  const pidFile = started.spec.pidFile
  if (pidFile !== undefined) {
    try {
      const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
      if (Number.isInteger(pid) && pid > 1 && identify(pid) !== undefined) return pid
    } catch {
      // Not written yet: the process we started is all there is.
    }
  }
  return started.child.pid
}

const killAll = (all: readonly Started[]): void => {
  for (const one of all) {
    if (one.child.pid !== undefined && one.child.exitCode === null) signalGroup(one.child.pid, 'SIGKILL')
  }
}

const endOrderly = async (all: readonly Started[], spec: GuardianSpec): Promise<void> => {
  const main = all.at(-1)
  if (main !== undefined && main.spec.stopSignal !== 'SIGKILL') {
    const pid = mainPid(main)
    try {
      if (pid !== undefined) process.kill(pid, main.spec.stopSignal)
    } catch {
      // It ended by itself between the look and the signal.
    }
    const gone = await Promise.race([
      main.ended.then(() => true),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), spec.stopTimeoutMs).unref()),
    ])
    if (!gone) report({ event: 'forced' })
  }
  killAll(all)
  await Promise.all(all.map((one) => one.ended))
}

/** Throw-away data go with a parent that died; the instance's folder goes with its last service. */
const removeLeftovers = (spec: GuardianSpec): void => {
  for (const path of spec.removeWhenAbandoned) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
  if (spec.removeWhenAbandoned.length === 0) return
  const instanceDir = dirname(spec.pidsFile)
  rmSync(spec.pidsFile, { force: true })
  try {
    if (readdirSync(instanceDir).some((name) => name.endsWith('.pids.json'))) return
    rmSync(instanceDir, { recursive: true, force: true, maxRetries: 5 })
    rmdirSync(dirname(instanceDir))
  } catch {
    // Another instance is still there, or the other guardian was quicker.
  }
}

const main = async (): Promise<void> => {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  const first = await lines.next()
  if (first.done === true) return
  const spec = JSON.parse(first.value) as GuardianSpec
  const all: Started[] = []
  const note = (): void => {
    const pids = [process.pid, ...all.map((one) => one.child.pid)].flatMap((pid) =>
      pid === undefined ? [] : (identify(pid) ?? []),
    )
    writeFileSync(spec.pidsFile, JSON.stringify(pids))
  }
  // The words of the parent are heard from the first moment: it may die while the service is still starting.
  let word: 'stop' | 'kill' | 'abandoned' | undefined
  const heard = (async () => {
    while (word === undefined) {
      const line = await lines.next()
      if (line.done === true) word = 'abandoned'
      else if (line.value === 'stop' || line.value === 'kill') word = line.value
    }
  })()
  try {
    for (const one of spec.processes) {
      all.push(await launch(one))
      note()
      if (word !== undefined) break
    }
  } catch (error) {
    killAll(all)
    throw error
  }
  report({ event: 'started', pids: Object.fromEntries(all.map((one) => [one.spec.name, one.child.pid])) })
  await Promise.race([heard, all.at(-1)?.ended])
  if (word === 'kill') killAll(all)
  await endOrderly(all, spec)
  if (word === 'abandoned') removeLeftovers(spec)
  report({ event: 'ended', unasked: word === undefined })
}

// A terminal's Ctrl-C is for the parent, which then stops us in order or dies and so closes our input.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.stdout.on('error', () => undefined)
main().then(
  () => process.exit(0),
  (error: unknown) => {
    report({ event: 'failed', reason: error instanceof Error ? error.message : String(error) })
    process.exit(1)
  },
)
