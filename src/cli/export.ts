import type { CommandContext } from './context.ts'
import { LONG_ANSWER_WITHIN_MS } from './patience.ts'
import type { Call } from './specs.ts'

/**
 * `corridor export`: writes the monthly statement between guarantors (`contributions`), or the day of a payment system
 * (`payments`), to the output, as CSV or JSON, with the rights of the token: all of it for operators, its own lines for a
 * guarantor or a payment system. Returns 0, or 1 when the hub refuses.
 */
export async function exportData({ out, err }: CommandContext, call: Call<'export'>): Promise<number> {
  const { values } = call
  const { hub, token } = values
  const response = await fetch(new URL(pathOf(call), hub), {
    headers: {
      authorization: `Bearer ${token}`,
      accept: values.json ? 'application/json' : 'text/csv, application/problem+json;q=0.5',
    },
    signal: AbortSignal.timeout(LONG_ANSWER_WITHIN_MS),
  })
  if (!response.ok || response.body === null) {
    err(await response.text())
    return 1
  }
  let rest = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${chunk}`.split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) out(line)
  }
  if (rest !== '') out(rest)
  return 0
}

function pathOf(call: Call<'export'>): string {
  if (call.form === 'payments') {
    const { day, system } = call.values
    return `/v1/payments/reconciliation?${new URLSearchParams({ day, ...(system === undefined ? {} : { system }) }).toString()}`
  }
  const { month, guarantor } = call.values
  const query = { month, ...(guarantor === undefined ? {} : { guarantor }) }
  return `/v1/statistics/contributions?${new URLSearchParams(query).toString()}`
}
