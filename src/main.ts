import { runCommand } from './cli/commands.ts'
import { legibleLines } from './domain/values/legible.ts'

// The only file that reads the environment and the process's arguments.
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())

process.exitCode = await runCommand({
  args: process.argv.slice(2),
  env: process.env,
  stopped: stop.signal,
  // Text from files, hubs and databases may contain terminal control sequences, or characters that read as something else.
  out: (line) => console.log(legibleLines(line)),
  err: (line) => console.error(legibleLines(line)),
})
