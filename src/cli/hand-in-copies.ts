import { readFile } from 'node:fs/promises'
import type { Reconciliation } from '../compose/reconcile.ts'
import { UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import { ANSWER_WITHIN_MS } from './patience.ts'
import { languageOf, refusedLines } from './refused.ts'

/** A line of a receiver's journal: a message as it was delivered. */
type Line = { id: string; logIndex: number; body: string; contentType: string; signature: string; seal: string }

type By = { hub: string; token: string; reason: string }

/**
 * Hands in what a receiver has given an operator: the journal of an adapter (`host.jsonl`), or any lines of JSON with the same
 * members. Only what is of the lost part, in the order of the log that was lost. Returns how many were refused.
 */
export async function handInCopies(
  { env, out, err }: CommandContext,
  { hub, token, reason }: By,
  { file, now }: { file: string; now: Reconciliation },
): Promise<number> {
  if (now.state !== 'reconciling') throw new UsageError('--copies is for while the hub is open after a restore')
  const lines = linesIn(await readFile(file, 'utf8')).filter(({ logIndex }) => logIndex >= now.from)
  const query = new URLSearchParams({ restore: String(now.restore), reason })
  let refused = 0
  for (const { id, logIndex, body, contentType, signature, seal } of lines) {
    const response = await fetch(`${hub}/v1/reconciliation/copies?${query.toString()}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': languageOf(env),
        'content-type': contentType,
        'corridor-signature': signature,
        'corridor-seal': seal,
      },
      body: Buffer.from(body, 'base64'),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    const text = await response.text()
    if (response.ok) {
      const { outcome, sender, logIndex: index } = JSON.parse(text) as Record<string, string | number>
      out(`${logIndex}  ${sender} ${id}  ${outcome === 'taken' ? 'came back' : 'is there'}, entry ${index}`)
      continue
    }
    refused += 1
    for (const line of refusedLines(text)) err(`${logIndex}  ${id}  ${line}`)
  }
  out(`${lines.length} copies, ${refused} refused`)
  return refused
}

/** Lines that are a message as it was delivered, signed by its sender; the first of each message, in the order of their seals. */
function linesIn(text: string): Line[] {
  const found = new Map<string, Line>()
  for (const line of text.split('\n')) {
    const read = readLine(line)
    if (read !== undefined && !found.has(read.id)) found.set(read.id, read)
  }
  return [...found.values()].toSorted((one, other) => one.logIndex - other.logIndex)
}

function readLine(line: string): Line | undefined {
  try {
    const { logIndex, ...texts } = JSON.parse(line) as Record<string, unknown>
    const { id, body, contentType, signature, seal } = texts
    const isWhole = [id, body, contentType, signature, seal].every((part) => typeof part === 'string')
    return isWhole && typeof logIndex === 'number' ? ({ ...texts, logIndex } as Line) : undefined
  } catch {
    return undefined
  }
}
