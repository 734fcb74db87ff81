import type { CommandContext } from './context.ts'
import { type OperatorApi, operatorApi } from './operator-api.ts'
import type { Call } from './specs.ts'

type RetentionPeriod = { country: string; validFrom: string; days: number }
type LegalHold = { mrn: string; validFrom: string; validTo?: string; country: string; order: string }

/**
 * `corridor retention`: how long countries keep what messages said, and which movements are kept beyond that by order, through the hub's own
 * API. Returns 0 when done, 1 when refused (what is wrong is printed).
 */
export async function retention(context: CommandContext, call: Call<'retention'>): Promise<number> {
  const { hub, token, reason } = call.values
  const api = operatorApi({ hub, token }, context)
  const today = new Date().toISOString().slice(0, 10)
  const change = async (what: string, item: object): Promise<number> => {
    const query = new URLSearchParams({ reason: reason ?? '' })
    const { ok } = await api.call('PUT', `/v1/${what}?${query.toString()}`, { items: [item] })
    return ok ? 0 : 1
  }
  if (call.form === 'show') return show(api, context.out)
  if (call.form === 'set <country> <days>') {
    const { country, days } = call.named
    return change('retention', { country, validFrom: call.values.from ?? today, days: Number(days) })
  }
  const { mrn } = call.named
  if (call.form === 'hold <mrn>') {
    const { country, order, from } = call.values
    return change('legal-holds', { mrn, validFrom: from ?? today, country, order })
  }
  const open = (await holdsOf(api, mrn))?.filter(({ validTo }) => validTo === undefined)
  if (open === undefined) return 1
  if (open.length === 0) {
    context.err(`no order keeps ${mrn}`)
    return 1
  }
  for (const hold of open) if ((await change('legal-holds', { ...hold, validTo: today })) !== 0) return 1
  return 0
}

async function show(api: OperatorApi, out: CommandContext['out']): Promise<number> {
  const periods = await api.read<{ items: RetentionPeriod[] }>('/v1/retention')
  for (const { country, validFrom, days } of periods?.items ?? []) out(`${country}  from ${validFrom}  ${days} days`)
  const holds = await api.pages<{ items: LegalHold[] }>('/v1/legal-holds', ({ items }) => {
    for (const hold of items) out(line(hold))
    return false
  })
  return periods !== undefined && holds ? 0 : 1
}

const line = ({ mrn, validFrom, validTo, country, order }: LegalHold): string =>
  `${mrn}  kept from ${validFrom}${validTo === undefined ? '' : ` to ${validTo}`}  ${country}  ${order}`

/** The orders on one movement; undefined when the hub refused, which is printed. */
async function holdsOf(api: OperatorApi, mrn: string): Promise<LegalHold[] | undefined> {
  const found: LegalHold[] = []
  const answered = await api.pages<{ items: LegalHold[] }>('/v1/legal-holds', ({ items }) => {
    found.push(...items.filter((hold) => hold.mrn === mrn))
    return false
  })
  return answered ? found : undefined
}
