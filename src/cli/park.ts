import type { CommandContext } from './context.ts'
import { option } from './option.ts'
import { ANSWER_WITHIN_MS } from './patience.ts'

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

const ACTS: ReadonlySet<string> = new Set(['list', 'show', 'replay', 'discard'])

/**
 * `corridor park list|show|replay|discard`: what was given up for now, why, and an operator's act on it, over the hub's own
 * API. Returns 0 when done, 1 when refused (the problem is printed), 2 when called wrongly.
 */
export async function park({ args, out, err }: CommandContext): Promise<number> {
  const [act = '', id] = args
  const [hub, token, reason] = ['--hub', '--token', '--reason'].map((name) => option(args, name))
  const wrong = wrongCall(act, id, { hub, token, reason })
  if (wrong !== undefined || hub === undefined || token === undefined) {
    err(`corridor park: ${wrong}`)
    return 2
  }
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  if (act === 'list' || act === 'show') return list(hub, headers, act === 'show' ? id : undefined, { out, err })
  const response = await fetch(`${hub}/v1/parked/${id}/${act}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ reason }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  out(await response.text())
  return response.ok ? 0 : 1
}

function wrongCall(
  act: string,
  id: string | undefined,
  given: Readonly<Record<'hub' | 'token' | 'reason', string | undefined>>,
): string | undefined {
  if (!ACTS.has(act)) return 'list, show, replay or discard?'
  if (act !== 'list' && (id === undefined || id.startsWith('--'))) return `${act} needs the id of a parked message`
  if (given.hub === undefined) return '--hub is missing'
  if (given.token === undefined) return '--token is missing'
  if ((act === 'replay' || act === 'discard') && given.reason === undefined) return `${act} needs --reason`
  return undefined
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
