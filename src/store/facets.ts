import type { StateWrites } from '../ports/commit.ts'
import { deleteFrom, insertInto, type Writer } from './rows.ts'

const FACETS = { facet: 'text', mrn: 'text' } as const
const INSERT_FACETS = insertInto('movement_facets', FACETS, 'on conflict do nothing')
const DELETE_FACETS = deleteFrom('movement_facets', FACETS)

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
