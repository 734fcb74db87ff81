import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { CommandContext } from './context.ts'
import { LONG_ANSWER_WITHIN_MS } from './patience.ts'
import { languageOf, refusedLines } from './refused.ts'
import type { Call } from './specs.ts'

/**
 * `corridor import`: sends a file to a running hub as an operator, JSON or CSV by its extension. Prints what changed, or
 * with `--dry-run` what would change, and returns 0; or prints what is wrong and where, and returns 1. The hub checks,
 * dates and records; this command judges nothing.
 */
export async function importFile({ env, out, err }: CommandContext, call: Call<'import'>): Promise<number> {
  const { hub, token, reason, from, replace, json, 'dry-run': dryRun } = call.values
  const { file } = call.named
  const query = new URLSearchParams()
  if (reason !== undefined) query.set('reason', reason)
  if (from !== undefined) query.set('from', from)
  if (dryRun) query.set('dryRun', 'true')
  if (replace) query.set('mode', 'replace')
  const response = await fetch(new URL(`${pathOf(call)}?${query.toString()}`, hub), {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': extname(file).toLowerCase() === '.csv' ? 'text/csv' : 'application/json',
      'accept-language': languageOf(env),
    },
    body: await readFile(file),
    signal: AbortSignal.timeout(LONG_ANSWER_WITHIN_MS),
  })
  const text = await response.text()
  if (json) out(text)
  else for (const line of response.ok ? changedLines(text) : refusedLines(text)) (response.ok ? out : err)(line)
  return response.ok ? 0 : 1
}

function pathOf(call: Call<'import'>): string {
  if (call.form === 'codelist <name> <file>') return `/v1/codelists/${encodeURIComponent(call.named.name)}`
  return `/v1/${call.form.replace(' <file>', '')}`
}

type Version = { validFrom?: string; validTo?: string }
type Changed = { version: string; dryRun: boolean; changes: { key: string; change: string; after: Version }[] }

function changedLines(text: string): string[] {
  const { version, dryRun, changes } = JSON.parse(text) as Changed
  const lines = changes.map(({ key, change, after }) => {
    const period = `${after.validFrom ?? ''}${after.validTo === undefined ? '' : ` to ${after.validTo}`}`
    return `${change.padEnd(8)} ${key}  ${period}`
  })
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`
  return [...lines, dryRun ? `${count}, nothing written` : `${count}, version ${version}`]
}
