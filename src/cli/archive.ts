import { archiveDatabase } from '../compose/archive.ts'
import { databaseUrlOf } from '../config.ts'
import { UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import type { Call } from './specs.ts'

/** Entries after which it says how far it is. */
const SAID_EVERY = 50_000n

/** `corridor archive`: moves the bytes, answers, seals and entries of the log that are older than a month into their archives. */
export async function archive({ env, out, err }: CommandContext, { values }: Call<'archive'>): Promise<number> {
  const dryRun = values['dry-run'] === true
  let said = 0n
  const { from, below, size, bytes } = await archiveDatabase({
    databaseUrl: databaseUrlOf(env),
    before: monthOf(values.before),
    ...(values.tablespace === undefined ? {} : { tablespace: values.tablespace }),
    dryRun,
    progress: (moved, of) => {
      if (moved < said + SAID_EVERY) return
      said = moved
      err(`${moved} of ${of} entries`)
    },
  })
  const moved = `${below - from} entries of the log, about ${Math.round(bytes / 2 ** 20)} MB with what belongs to them`
  out(`${dryRun ? 'would move' : 'moved'} ${moved}; ${size - below} stay`)
  return 0
}

/** The first instant of a month that has begun, in milliseconds UTC. */
function monthOf(text: string): number {
  const at = /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? Date.parse(`${text}-01T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at)) throw new UsageError(`--before: ${text} is no month (YYYY-MM)`)
  if (at > Date.now()) throw new UsageError(`--before: ${text} has not begun`)
  return at
}
