import type { CodeItem } from '../../domain/model/reference.ts'
import type { Codelist } from '../../domain/reference/codes.ts'

/** One imported version of a code. */
export type ImportedRow = { list: string; data: string }

/**
 * The lists in force: an imported row replaces the shipped version of the same code with the same first day, and is added
 * otherwise. Lists nobody changed are the shipped ones themselves.
 */
export function overlay(shipped: readonly Codelist[], imported: readonly ImportedRow[]): Map<string, Codelist> {
  const rows = Map.groupBy(imported, ({ list }) => list)
  return new Map(shipped.map((list) => [list.name, overlaid(list, rows.get(list.name) ?? [])]))
}

function overlaid(list: Codelist, rows: readonly ImportedRow[]): Codelist {
  if (rows.length === 0) return list
  const items = new Map(list.items.map((item) => [keyOf(item), item]))
  for (const { data } of rows) {
    const item = JSON.parse(data) as CodeItem
    items.set(keyOf(item), item)
  }
  const sorted = [...items.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  return { ...list, items: sorted }
}

const keyOf = ({ code, validFrom }: CodeItem): string => `${code} ${validFrom}`
