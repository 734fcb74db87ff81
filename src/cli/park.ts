import type { CommandContext } from './context.ts'
import { type OperatorApi, operatorApi } from './operator-api.ts'
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
 * `corridor park list|show|replay|discard`: deliveries given up for now, why, and an operator's act on them, through the
 * hub's own API. Returns 0 when done, 1 when refused (the problem is printed).
 */
export async function park(context: CommandContext, call: Call<'park'>): Promise<number> {
  const { hub, token } = call.values
  const api = operatorApi({ hub, token }, context)
  if (call.form === 'list') return list(api, undefined, context)
  if (call.form === 'show <id>') return list(api, call.named.id, context)
  const act = call.form === 'replay <id>' ? 'replay' : 'discard'
  const { ok } = await api.act(`/v1/parked/${encodeURIComponent(call.named.id)}/${act}`, call.values.reason)
  return ok ? 0 : 1
}

async function list(api: OperatorApi, id: string | undefined, { out, err }: CommandContext): Promise<number> {
  let found = false
  const answered = await api.pages<{ items: Parked[] }>('/v1/parked', ({ items }) => {
    if (id === undefined) for (const one of items) out(line(one))
    const asked = items.find((one) => one.id === id)
    if (asked !== undefined) out(JSON.stringify(asked, undefined, 2))
    found = asked !== undefined
    return found
  })
  if (!answered) return 1
  if (id === undefined || found) return 0
  err(`nothing is parked as ${id}`)
  return 1
}

const line = ({ id, receiver, type, mrn, reason, lastError, since, followers }: Parked): string =>
  `${id}  ${receiver}  ${type}  ${mrn ?? '-'}  ${reason}: ${lastError}  since ${since}, ${followers} behind it`
