import { UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import { operatorApi } from './operator-api.ts'
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
 * `corridor set-aside list|retry`: messages and timers that the hub failed to process, why, and an operator's retry of one
 * of them, through the hub's own API. Returns 0 when done, 1 when refused or set aside again (the answer is printed).
 */
export async function setAside(context: CommandContext, call: Call<'set-aside'>): Promise<number> {
  const { out } = context
  const { hub, token } = call.values
  const api = operatorApi({ hub, token }, context)
  if (call.form === 'list') {
    const answered = await api.pages<{ items: SetAside[]; timers?: FailingTimer[] }>('/v1/set-aside', (page) => {
      for (const one of page.timers ?? []) out(timerLine(one))
      for (const one of page.items) out(line(one))
      return false
    })
    return answered ? 0 : 1
  }
  const index = call.named['log-index']
  if (!/^[0-9]+$/.test(index)) throw new UsageError('retry needs the log index of a message set aside')
  const { ok, text } = await api.act(`/v1/set-aside/${index}/retry`, call.values.reason)
  return ok && (JSON.parse(text) as { outcome: string }).outcome === 'accepted' ? 0 : 1
}

const timerLine = ({ mrn, timer, reason, failures, since, nextAt }: FailingTimer): string =>
  `timer ${timer}  ${mrn}  ${reason}  since ${since}, failed ${failures} times, again at ${nextAt}`

const line = ({ logIndex, sender, messageId, type, mrn, reason, at, attempts, kept }: SetAside): string =>
  `${logIndex}  ${sender}  ${messageId ?? '-'}  ${type ?? '-'}  ${mrn ?? '-'}  ${reason}  since ${at}, ` +
  (kept ? `tried again ${attempts} times` : 'not kept')
