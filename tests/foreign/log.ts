import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeNoteKey } from '../../src/pki/authority.ts'
import { rawPublicKey } from '../../src/trust/note.ts'
import { run } from './command.ts'
import { type Outcome, outcomesOf } from './outcome.ts'
import type { ForeignStage } from './stage.ts'

/** The first run fetches the module and compiles it. */
const RUN_MS = 180_000
const STEPS = 6
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

/**
 * Go's own code for transparency logs (golang.org/x/mod/sumdb) reads the hub's notes and tiles and checks its proofs, after
 * a witness has co-signed.
 */
export async function goLog(stage: ForeignStage, folder: string): Promise<Outcome[]> {
  const { callers } = JSON.parse(readFileSync(stage.file, 'utf8')) as { callers: { operator: { token: string } } }
  const { token } = callers.operator
  const key = await writeNoteKey(folder, 'witness')
  const publicKey = rawPublicKey(createPrivateKey(readFileSync(key))).toString('base64')
  const registered = await fetch(`${stage.hubUrl}/v1/participants/BF/witness-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ publicKey, reason: 'a foreign test' }),
  })
  if (registered.status !== 201) return [{ name: 'a witness is registered', why: await registered.text() }]
  const state = join(folder, 'witness-state')
  const args = [MAIN, 'witness', '--hub', stage.hubUrl, '--key', key, '--state', state, '--once']
  const witness = await run(process.execPath, args, { limitMs: RUN_MS })
  if (witness.code !== 0) return [{ name: 'a witness co-signs', why: witness.output }]
  const cwd = join(import.meta.dirname, 'go')
  const { output } = await run('go', ['run', '.', stage.hubUrl, token], { cwd, limitMs: RUN_MS })
  return outcomesOf(output, 'Go', STEPS)
}
