import { type Language, LOCALES } from '../words/languages.ts'
import { spanOf } from './format.ts'

/** How long something took, in seconds: the part of all cases that took no longer. */
export type Range = { p25: number; p50: number; p75: number; p95: number }

/**
 * A quarter, half, three quarters and 95 of 100 cases on one scale; no average, which one truck on its own can move. The same
 * figures stand beside it, so it says nothing to whoever listens. @param whole the end of the scale, seconds
 */
export function RangeBar({ range: { p25, p50, p75, p95 }, whole }: { range: Range; whole: number }) {
  const at = (seconds: number): number => (whole === 0 ? 0 : (seconds / whole) * 1000)
  return (
    <svg class="range" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
      <rect class="tail" x={at(p25)} y="8" width={Math.max(2, at(p95) - at(p25))} height="4" />
      <rect class="half" x={at(p25)} y="3" width={Math.max(2, at(p75) - at(p25))} height="14" />
      <rect class="middle" x={Math.max(0, at(p50) - 3)} y="0" width="6" height="20" />
    </svg>
  )
}

/** One point in time of a line; a value that was not measured is a gap, never zero. */
export type Point = { at: number; value: number | undefined }
export type Line = { name: string; look: 'first' | 'second'; points: readonly Point[] }

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [720, 180, 8, 24]

/** The pieces of a line between its gaps, as the path of each. */
function piecesOf(points: readonly Point[], x: (at: number) => number, y: (value: number) => number): string[] {
  const pieces: string[][] = [[]]
  for (const { at, value } of points) {
    if (value === undefined) pieces.push([])
    else pieces[pieces.length - 1]?.push(`${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
  }
  // A point alone is still seen: a line to itself has a round end.
  return pieces.filter((piece) => piece.length > 0).map((piece) => `M${piece.join('L')}${piece.length === 1 ? 'h0.01' : ''}`)
}

/** A number above the highest that reads well: 1, 2 or 5 with zeros. */
export function roundedUp(highest: number): number {
  if (highest <= 1) return 1
  const zeros = 10 ** Math.floor(Math.log10(highest))
  return ([1, 2, 5, 10].find((one) => one * zeros >= highest) ?? 10) * zeros
}

type LinesProps = {
  lines: readonly Line[]
  from: number
  to: number
  language: Language
  zone: string
  /** What a value is: a count, or seconds. */
  unit: 'count' | 'seconds'
  /** Where the scale ends at least. */
  atLeast?: number
}

/** Lines over one axis of time. The table beside it has the same figures; nothing here is said to whoever listens. */
export function TimeLines({ lines, from, to, language, zone, unit, atLeast = 1 }: LinesProps) {
  const highest = Math.max(atLeast, ...lines.flatMap(({ points }) => points.map(({ value }) => value ?? 0)))
  const top = unit === 'count' ? roundedUp(highest) : highest
  const x = (at: number): number => LEFT + ((at - from) / Math.max(1, to - from)) * (WIDTH - 2 * LEFT)
  const y = (value: number): number => 18 + (1 - value / top) * (HEIGHT - BOTTOM - 18)
  const long = to - from > 3 * 86_400_000
  const time = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: zone,
    ...(long ? { day: '2-digit', month: 'short' } : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  })
  const scale = (value: number): string =>
    unit === 'seconds' ? spanOf(value, language) : new Intl.NumberFormat(LOCALES[language]).format(value)
  return (
    <svg class="lines" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[top, top / 2, 0].map((value) => (
        <g key={value}>
          <path class="grid" d={`M${LEFT} ${y(value)}H${WIDTH - LEFT}`} />
          {value > 0 && (
            <text x={LEFT} y={y(value) - 4}>
              {scale(value)}
            </text>
          )}
        </g>
      ))}
      {[0, 0.5, 1].map((part) => (
        <text
          key={part}
          x={x(from + part * (to - from))}
          y={HEIGHT - 4}
          text-anchor={part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}
        >
          {time.format(new Date(from + part * (to - from)))}
        </text>
      ))}
      {lines.flatMap(({ name, look, points }) =>
        piecesOf(points, x, y).map((path) => <path key={`${name} ${path.slice(0, 12)}`} class={`line ${look}`} d={path} />),
      )}
    </svg>
  )
}
