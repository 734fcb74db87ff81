import { UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import { ANSWER_WITHIN_MS } from './patience.ts'
import type { Call } from './specs.ts'

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
 * `corridor set-aside list|retry`: messages and timers that the hub failed to deal with, why, and an operator's try of one
 * of them, over the hub's own API. Returns 0 when done, 1 when refused or set aside again (the answer is printed).
 */
export async function setAside({ out, err }: CommandContext, call: Call<'set-aside'>): Promise<number> {
  const { hub, token } = call.values
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  if (call.form === 'list') return list(hub, headers, { out, err })
  const index = call.named['log-index']
  if (!/^[0-9]+$/.test(index)) throw new UsageError('retry needs the log index of a message set aside')
  const response = await fetch(`${hub}/v1/set-aside/${index}/retry`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ reason: call.values.reason }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  const text = await response.text()
  out(text)
  return response.ok && (JSON.parse(text) as { outcome: string }).outcome === 'accepted' ? 0 : 1
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
