import type { CommandContext } from './context.ts'
import { option } from './option.ts'
import { LONG_ANSWER_WITHIN_MS } from './patience.ts'

export const EXPORT_USAGE =
  'corridor export contributions --month YYYY-MM --hub <url> --token <token> [--guarantor <CC/party>] [--json]'

const OPTIONS: ReadonlySet<string> = new Set(['--month', '--hub', '--token', '--guarantor'])

/** Whether nothing but known options, each with a value, and `--json` stands there. */
function isComplete(args: readonly string[]): boolean {
  const rest = args.filter((arg) => arg !== '--json')
  const [what, ...options] = rest
  const pairs = options.every((arg, at) => (at % 2 === 0 ? OPTIONS.has(arg) : !arg.startsWith('--')))
  return what === 'contributions' && options.length % 2 === 0 && pairs
}

/**
 * `corridor export contributions`: writes the monthly statement between guarantors to the output, as CSV or JSON, with the
 * rights of the token: all of it for operators, his own lines for a guarantor. Returns 0, 1 when the hub refuses, 2 when it
 * was called wrongly.
 */
export async function exportData({ args, out, err }: CommandContext): Promise<number> {
  const [month, hub, token] = ['--month', '--hub', '--token'].map((name) => option(args, name))
  if (!isComplete(args) || month === undefined || hub === undefined || token === undefined) {
    err(`usage: ${EXPORT_USAGE}`)
    return 2
  }
  const query = new URLSearchParams({ month })
  const guarantor = option(args, '--guarantor')
  if (guarantor !== undefined) query.set('guarantor', guarantor)
  const response = await fetch(new URL(`/v1/statistics/contributions?${query.toString()}`, hub), {
    headers: {
      authorization: `Bearer ${token}`,
      accept: args.includes('--json') ? 'application/json' : 'text/csv, application/problem+json;q=0.5',
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
