import { join } from 'node:path'
import { readJson } from './read-json.ts'
import { banner, type OutputFile, type Texts } from './schema.ts'

type TimerRow = {
  name: string
  value: number
  unit: string
  variants?: Record<string, number>
  runsIn: string[]
  procedure?: string
  waitsFor: string
  labels: Texts
  source: string
}

/** src/generated/timers.ts and docs/timers.md: the timers of schemas/timers.json, exactly as written, and for readers. */
export function emitTimers(root: string): OutputFile[] {
  const { timers } = readJson<{ timers: TimerRow[] }>(join(root, 'schemas', 'timers.json'))
  const code = `${banner('ts', 'schemas/timers.json')}
/** Timers of a movement with their defaults, exactly as schemas/timers.json has them (engine.md 6). */
export const timerRows = ${JSON.stringify(timers, null, 2)} as const

export type TimerName = (typeof timerRows)[number]['name']
`
  const rows = timers.map(
    ({ name, value, unit, variants, runsIn, procedure, labels }) =>
      `| ${[name, labels.en, `${value} ${unit}${variantsText(variants)}`, runsIn.join(', '), procedure ?? ''].join(' | ')} |\n`,
  )
  const page = `${banner('md', 'schemas/timers.json')}
# Timers of a movement

The defaults; an agreement may set others, for all its movements or for those between two of its countries. What a timer
does when it fires is a row of [the movement's table](movement-states.md), with \`timer:<name>\` as its event.

| timer | waits for | default | runs in | only while open |
| --- | --- | --- | --- | --- |
${rows.join('')}`
  return [
    { path: 'src/generated/timers.ts', content: code },
    { path: 'docs/timers.md', content: page },
  ]
}

const variantsText = (variants: TimerRow['variants']): string =>
  Object.entries(variants ?? {})
    .map(([name, value]) => `, ${name} ${value}`)
    .join('')
