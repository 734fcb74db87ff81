import { FAULTS, nameOf } from './plan.ts'

/** One fault that has been, and how long everything took to recover from its end; undefined when it did not. */
export type Struck = { readonly name: string; readonly lastedMs: number; readonly recoveredMs: number | undefined }

const seconds = (ms: number): string => (ms / 1_000).toFixed(1)

/** Rows of Markdown: each fault, how often it has been, the longest, and the worst recovery from it; what has not been is not there. */
export function tableOf(struck: readonly Struck[]): string[] {
  const rows = FAULTS.map(nameOf).flatMap((name) => {
    const times = struck.filter((one) => one.name === name)
    if (times.length === 0) return []
    const recoveries = times.map(({ recoveredMs }) => recoveredMs ?? Number.POSITIVE_INFINITY)
    const worst = Math.max(...recoveries)
    const longest = Math.max(...times.map(({ lastedMs }) => lastedMs))
    const recovery = Number.isFinite(worst) ? `${seconds(worst)} s` : 'never'
    return [`| ${name} | ${times.length} | ${seconds(longest)} s | ${recovery} |`]
  })
  return ['| fault | times | longest | worst recovery |', '| --- | ---: | ---: | ---: |', ...rows]
}
