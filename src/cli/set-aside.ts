import type { CommandContext } from './context.ts'
import { option } from './option.ts'
import { ANSWER_WITHIN_MS } from './patience.ts'

type SetAside = {
  logIndex: number
  sender: string
  messageId?: string
  type?: string
  mrn?: string
  reason: string
  at: string
  attempts: number
  kept: boolean
}

type FailingTimer = { mrn: string; timer: string; reason: string; failures: number; since: string; nextAt: string }

/**
 * `corridor set-aside list|retry`: messages and timers that the hub failed to deal with, why, and an operator's try of one of them, over
 * the hub's own API. Returns 0 when done, 1 when refused or set aside again (the answer is printed), 2 when called wrongly.
 */
export async function setAside({ args, out, err }: CommandContext): Promise<number> {
  const [act = '', id] = args
  const [hub, token, reason] = ['--hub', '--token', '--reason'].map((name) => option(args, name))
  const wrong = wrongCall(act, id, { hub, token, reason })
  if (wrong !== undefined || hub === undefined || token === undefined) {
    err(`corridor set-aside: ${wrong}`)
    return 2
  }
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  if (act === 'list') return list(hub, headers, { out, err })
  const response = await fetch(`${hub}/v1/set-aside/${id}/retry`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ reason }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  const text = await response.text()
  out(text)
  return response.ok && (JSON.parse(text) as { outcome: string }).outcome === 'accepted' ? 0 : 1
}

function wrongCall(
  act: string,
  id: string | undefined,
  given: Readonly<Record<'hub' | 'token' | 'reason', string | undefined>>,
): string | undefined {
  if (act !== 'list' && act !== 'retry') return 'list or retry?'
  if (act === 'retry' && !/^[0-9]+$/.test(id ?? '')) return 'retry needs the log index of a message set aside'
  if (given.hub === undefined) return '--hub is missing'
  if (given.token === undefined) return '--token is missing'
  return act === 'retry' && given.reason === undefined ? 'retry needs --reason' : undefined
}

async function list(
  hub: string,
  headers: Record<string, string>,
  { out, err }: Pick<CommandContext, 'out' | 'err'>,
): Promise<number> {
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const response: Response = await fetch(`${hub}/v1/set-aside?limit=200${cursor}`, {
      headers,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    if (!response.ok) {
      err(await response.text())
      return 1
    }
    const page = (await response.json()) as { items: SetAside[]; timers?: FailingTimer[]; next?: string }
    for (const one of page.timers ?? []) out(timerLine(one))
    for (const one of page.items) out(line(one))
    cursor = page.next === undefined ? undefined : `&cursor=${encodeURIComponent(page.next)}`
  }
  return 0
}

const timerLine = ({ mrn, timer, reason, failures, since, nextAt }: FailingTimer): string =>
  `timer ${timer}  ${mrn}  ${reason}  since ${since}, failed ${failures} times, again at ${nextAt}`

const line = ({ logIndex, sender, messageId, type, mrn, reason, at, attempts, kept }: SetAside): string =>
  `${logIndex}  ${sender}  ${messageId ?? '-'}  ${type ?? '-'}  ${mrn ?? '-'}  ${reason}  since ${at}, ` +
  (kept ? `tried again ${attempts} times` : 'not kept')
