import type { StateWrites } from '../ports/commit.ts'
import type { Writer } from './rows.ts'

/** Writes the facets that movements have lost and gained; those that stay cost nothing. */
export function writeFacets(write: Writer, { lost, gained }: StateWrites['facets']): void {
  if (lost.length > 0) {
    write.query(
      `delete from movement_facets f using unnest($1::text[], $2::text[]) as gone (facet, mrn)
       where f.facet = gone.facet and f.mrn = gone.mrn`,
      [lost.map(({ facet }) => facet), lost.map(({ mrn }) => mrn)],
    )
  }
  write.rows(
    'movement_facets',
    ['facet', 'mrn'],
    gained.map(({ facet, mrn }) => [facet, mrn]),
    'on conflict do nothing',
  )
}
