import type { ComponentChildren } from 'preact'
import { type Language } from '../words/languages.ts'
import { countOf, spanOf, timeIn } from './format.ts'

type FactProps = {
  /** What it counts, for whoever checks it: `queue.depth:BF`. */
  fact: string
  children: ComponentChildren
}

/** A figure of the hub: where the page is out of touch it is hatched, so that nobody takes it for today's. */
export const Fact = ({ fact, children }: FactProps) => (
  <span class="fact" data-fact={fact}>
    {children}
  </span>
)

type NumberProps = { fact: string; value: number | undefined; language: Language; unknown: string }

/** A number that the hub counts; what is not known is a word of its own and never looks like zero. */
export const FactNumber = ({ fact, value, language, unknown }: NumberProps) =>
  value === undefined ? (
    <span class="unknown" data-fact={fact}>
      {unknown}
    </span>
  ) : (
    <Fact fact={fact}>{countOf(value, language)}</Fact>
  )

type AgeProps = { at: string; now: number; language: Language; zone: string; ago: (span: string) => string }

/** How long ago something was, with the full time beside it. */
export const Age = ({ at, now, language, zone, ago }: AgeProps) => (
  <span class="age">
    <span class="fact">{ago(spanOf((now - Date.parse(at)) / 1_000, language))}</span>{' '}
    <time class="muted" dateTime={at}>
      {timeIn(at, language, zone)}
    </time>
  </span>
)

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ComponentChildren
  /** Figures stand at the right, one under the other. */
  figure?: boolean
}

type TableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** What is said where there are none. */
  empty: string
}

/** A table that becomes a list of cards where it has no room; rows keep their place by their key, so that focus is never lost. */
export function LiveTable<Row>({ caption, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0) return <p class="muted empty">{empty}</p>
  const [first, ...rest] = columns
  return (
    <table class="live">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, label, figure }) => (
            <th key={key} scope="col" class={figure === true ? 'figure' : ''}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {first !== undefined && <th scope="row">{first.cell(row)}</th>}
            {rest.map(({ key, label, cell, figure }) => (
              <td key={key} data-label={label} class={figure === true ? 'figure' : ''}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
