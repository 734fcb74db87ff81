import type { CommandContext } from './context.ts'
import { LONG_ANSWER_WITHIN_MS } from './patience.ts'
import type { Call } from './specs.ts'

/**
 * `corridor export contributions`: writes the monthly statement between guarantors to the output, as CSV or JSON, with the
 * rights of the token: all of it for operators, its own lines for a guarantor. Returns 0, or 1 when the hub refuses.
 */
export async function exportData({ out, err }: CommandContext, { values }: Call<'export'>): Promise<number> {
  const { month, hub, token, guarantor } = values
  const query = new URLSearchParams({ month })
  if (guarantor !== undefined) query.set('guarantor', guarantor)
  const response = await fetch(new URL(`/v1/statistics/contributions?${query.toString()}`, hub), {
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
