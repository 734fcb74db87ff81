import type { CommandContext } from './context.ts'
import { ANSWER_WITHIN_MS } from './patience.ts'
import type { Call } from './specs.ts'

type Parked = {
  id: string
  receiver: string
  sender: string
  messageId: string
  type: string
  mrn?: string
  reason: string
  attempts: number
  lastError: string
  since: string
  followers: number
}

/**
 * `corridor park list|show|replay|discard`: what was given up for now, why, and an operator's act on it, over the hub's own
 * API. Returns 0 when done, 1 when refused (the problem is printed).
 */
export async function park({ out, err }: CommandContext, call: Call<'park'>): Promise<number> {
  const { hub, token } = call.values
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  if (call.form === 'list') return list(hub, headers, undefined, { out, err })
  if (call.form === 'show <id>') return list(hub, headers, call.named.id, { out, err })
  const act = call.form === 'replay <id>' ? 'replay' : 'discard'
  const response = await fetch(`${hub}/v1/parked/${encodeURIComponent(call.named.id)}/${act}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ reason: call.values.reason }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  out(await response.text())
  return response.ok ? 0 : 1
}

async function list(
  hub: string,
  headers: Record<string, string>,
  id: string | undefined,
  { out, err }: Pick<CommandContext, 'out' | 'err'>,
): Promise<number> {
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const response: Response = await fetch(`${hub}/v1/parked?limit=200${cursor}`, {
      headers,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    if (!response.ok) {
      err(await response.text())
      return 1
    }
    const page = (await response.json()) as { items: Parked[]; next?: string }
    for (const one of page.items) {
      if (id === undefined) out(line(one))
      else if (one.id === id) out(JSON.stringify(one, undefined, 2))
      if (one.id === id) return 0
    }
    cursor = page.next === undefined ? undefined : `&cursor=${encodeURIComponent(page.next)}`
  }
  if (id === undefined) return 0
  err(`nothing is parked as ${id}`)
  return 1
}

const line = ({ id, receiver, type, mrn, reason, lastError, since, followers }: Parked): string =>
  `${id}  ${receiver}  ${type}  ${mrn ?? '-'}  ${reason}: ${lastError}  since ${since}, ${followers} behind it`
