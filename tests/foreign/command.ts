import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What became of a program: its exit code (null: killed at its limit) and all it wrote. */
export type Ended = { code: number | null; output: string }

/** The whole run has twenty minutes, beside other tests; what is left after this is for stopping what was started. */
const WHOLE_RUN_MS = 1_080_000

export type CommandOptions = {
  cwd?: string
  env?: Readonly<Record<string, string>>
  /** After so many milliseconds the program and what it started are killed: nothing here waits without a limit. */
  limitMs: number
}

/** Runs a program to its end, and no longer than the whole run may last. Never throws for what the program does; a program that is not there is code 127. */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, env = {}, limitMs }: CommandOptions,
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    // A group of its own, so that what it starts ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const limit = Math.max(0, Math.min(limitMs, WHOLE_RUN_MS - performance.now()))
  const timer = setTimeout(() => {
    output += `\n${command} was ended after ${Math.round(limit / 1000)} s`
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, limit)
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, output }
  } catch (error) {
    return { code: 127, output: String(error) }
  } finally {
    clearTimeout(timer)
  }
}

/** As `run`, for what must succeed before anything can be tested. Throws with the end of what it wrote. */
export async function must(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { code, output } = await run(command, args, options)
  if (code === 0) return output
  throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-3000)}`)
}
