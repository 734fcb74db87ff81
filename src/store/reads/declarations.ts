import type { DeclarationView } from '../../ports/reads.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { fits, pageThatFits, readCursor, wholeNumber } from './paging.ts'
import { mayReadMovement, Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

type Row = {
  version: number
  revision: number
  changed_at: Date
  cause_sender: PartyKey
  cause_id: string
  cause_type: string
  doc: string | null
}

/** Who may read the content: customs on the way and the principal. Guarantors and operators only see that it changed. */
const readsContent = (viewer: Viewer): boolean =>
  viewer.kind === 'officer' || (viewer.kind === 'party' && (viewer.role === 'customs' || viewer.role === 'principal'))

/** The history of a declaration's content, in pages: amendments make a new version, everything else a new revision (engine.md 4). */
export function createDeclarationReads(pool: Queryable) {
  return {
    async declarations(viewer: Viewer, mrn: Mrn, page: PageRequest): Promise<Page<DeclarationView> | undefined> {
      // A cursor is valid for the history of one declaration only.
      const list = `declarations of ${mrn}`
      const cursor = readCursor(list, page.cursor, 2)
      const guard = new Parameters()
      const known = await pool.query(
        `select 1 from movements m where m.mrn = ${guard.add(mrn)} and ${mayReadMovement(viewer, 'm', guard)}`,
        guard.values,
      )
      if (known.rows.length === 0) return undefined
      const shown = readsContent(viewer)
      const { rows } = await pool.query<Row & { fits: boolean }>(
        `select version, revision, changed_at, cause_sender, cause_id, cause_type, case when $5 then doc end as doc,
           ${fits('octet_length(case when $5 then doc::text end)', 'version, revision')}
         from (select * from declarations where mrn = $1 and (version, revision) > ($2::int, $3::int)
           order by version, revision limit $4) page
         order by version, revision`,
        [mrn, ...(cursor === undefined ? [0, 0] : cursor.map(wholeNumber)), page.limit + 1, shown],
      )
      return pageThatFits(rows, page.limit, (row) => [list, String(row.version), String(row.revision)], view)
    },
  }
}

const view = (row: Row): DeclarationView => ({
  version: row.version,
  revision: row.revision,
  changedAt: row.changed_at.toISOString(),
  cause: { sender: row.cause_sender, id: row.cause_id, type: row.cause_type },
  ...(row.doc === null ? {} : { declaration: JSON.parse(row.doc) as Record<string, unknown> }),
})
