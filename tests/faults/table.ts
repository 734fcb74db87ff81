import { FAULTS, FAULTS_OF_THREE, nameOf } from './plan.ts'

/** One fault that has been, and how long everything took to recover from its end; undefined when it did not. */
export type Struck = {
  readonly name: string
  readonly lastedMs: number
  readonly recoveredMs: number | undefined
  /** Where things have to go on while it lasts: how long after its beginning they did. */
  readonly wentOnMs?: number | undefined
}

const NAMES = new Set([...FAULTS, ...FAULTS_OF_THREE].map(nameOf))
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`
const worst = (times: readonly (number | undefined)[]): string => {
  const most = Math.max(...times.map((ms) => ms ?? Number.POSITIVE_INFINITY))
  return Number.isFinite(most) ? seconds(most) : 'never'
}

/**
 * Rows of Markdown: each fault, how often it has been, the longest, and the worst recovery from it, while it lasted as well if it is one that
 * has to be survived; what has not been is not there.
 */
export function tableOf(struck: readonly Struck[]): string[] {
  const ofNodes = struck.some((one) => 'wentOnMs' in one)
  const cells = (row: readonly string[]): string => `| ${row.join(' | ')} |`
  const rows = [...NAMES].flatMap((name) => {
    const times = struck.filter((one) => one.name === name)
    if (times.length === 0) return []
    const longest = Math.max(...times.map(({ lastedMs }) => lastedMs))
    const meanwhile = times.flatMap((one) => ('wentOnMs' in one ? [one.wentOnMs] : []))
    const row = [name, String(times.length), seconds(longest), worst(times.map(({ recoveredMs }) => recoveredMs))]
    return [cells(ofNodes ? [...row, meanwhile.length === 0 ? '' : worst(meanwhile)] : row)]
  })
  const head = ['fault', 'times', 'longest', 'worst recovery', ...(ofNodes ? ['went on without it after'] : [])]
  return [cells(head), cells(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows]
}
