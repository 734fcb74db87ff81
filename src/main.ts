import { runCommand } from './cli/commands.ts'

// The only file that reads the environment and the process's arguments.
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())

process.exitCode = await runCommand({
  args: process.argv.slice(2),
  env: process.env,
  stopped: stop.signal,
  out: (line) => console.log(line),
  err: (line) => console.error(line),
})
