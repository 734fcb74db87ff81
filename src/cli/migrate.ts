import { createHash } from 'node:crypto'
import { migrateDatabase } from '../compose/hub.ts'
import { type BesideDatabase, besideDatabase } from '../compose/registry-acts.ts'
import { databaseUrlOf } from '../config.ts'
import type { CommandContext } from './context.ts'
import type { Call } from './specs.ts'

type Refused = Extract<Awaited<ReturnType<BesideDatabase['openVersion']>>, { ok: false }>

type Opening = Extract<Call<'migrate'>, { form: 'open <version>' }>

/**
 * `corridor migrate`: brings the database of DATABASE_URL up to date; says which migrations it applied. `open <version>`: lets a
 * later version of a message be sent, and says from when. Returns 0 when done, 1 when a hub does not know the version.
 */
export async function migrate(context: CommandContext, call: Call<'migrate'>): Promise<number> {
  if (call.form === 'open <version>') return open(context, call)
  const { env, out } = context
  const applied = await migrateDatabase(databaseUrlOf(env))
  out(applied.length === 0 ? 'the database is up to date' : `applied ${applied.join(', ')}`)
  return 0
}

async function open({ env, out, err }: CommandContext, { named, values }: Opening): Promise<number> {
  const { version } = named
  const by = {
    operator: `command line (${env['USER'] ?? 'unknown'})`,
    reason: values.reason,
    digest: createHash('sha256')
      .update(JSON.stringify(['open', version]))
      .digest(),
    at: new Date(),
  }
  const opened = await besideDatabase(databaseUrlOf(env), ({ openVersion }) => openVersion(by, version))
  if (!opened.ok) {
    err(refusal(opened, version))
    return 1
  }
  out(opened.answer === undefined ? `${version} is open already` : `${version} may be sent from ${opened.answer}`)
  return 0
}

function refusal(opened: Refused, version: string): string {
  if (opened.why === 'hubs-behind') {
    return `${opened.behind} of ${opened.hubs} hubs at work do not know ${version}; bring this release to all of them first`
  }
  const { known } = opened
  return `there is no ${version}; ${known.length === 0 ? 'every message has its first version only' : `there is ${known.join(', ')}`}`
}
