import type { StateWrites } from '../ports/commit.ts'
import { insertInto, keyIs, overRows, type Writer } from './rows.ts'

const FACETS = { facet: 'text', mrn: 'text' } as const
const INSERT_FACETS = insertInto('movement_facets', FACETS, 'on conflict do nothing')
const DELETE_FACETS = overRows(
  'delete facets',
  FACETS,
  (rows) =>
    `delete from movement_facets f using ${rows} where ${keyIs('f.facet', 'v.facet')} and ${keyIs('f.mrn', 'v.mrn')}`,
)

/** Writes the facets that movements have lost and gained; those that stay cost nothing. */
export function writeFacets(write: Writer, { lost, gained }: StateWrites['facets']): void {
  write.rows(
    DELETE_FACETS,
    lost.map(({ facet, mrn }) => [facet, mrn]),
  )
  write.rows(
    INSERT_FACETS,
    gained.map(({ facet, mrn }) => [facet, mrn]),
  )
}
