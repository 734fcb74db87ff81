import type { DeclarationView } from '../../ports/reads.ts'
import type { Viewer } from '../../ports/viewer.ts'
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
  doc: string
}

/** Who may read the content: customs on the way and the principal. Guarantors and operators only see that it changed. */
const readsContent = (viewer: Viewer): boolean =>
  viewer.kind === 'officer' || (viewer.kind === 'party' && (viewer.role === 'customs' || viewer.role === 'principal'))

/** The history of a declaration's content: amendments make a new version, everything else a new revision (engine.md 4). */
export function createDeclarationReads(pool: Queryable) {
  return {
    async declarations(viewer: Viewer, mrn: Mrn): Promise<DeclarationView[] | undefined> {
      const guard = new Parameters()
      const known = await pool.query(
        `select 1 from movements m where m.mrn = ${guard.add(mrn)} and ${mayReadMovement(viewer, 'm', guard)}`,
        guard.values,
      )
      if (known.rows.length === 0) return undefined
      const rows = await pool.query<Row>(
        `select version, revision, changed_at, cause_sender, cause_id, cause_type, doc from declarations
         where mrn = $1 order by revision`,
        [mrn],
      )
      const shown = readsContent(viewer)
      return rows.rows.map((row) => ({
        version: row.version,
        revision: row.revision,
        changedAt: row.changed_at.toISOString(),
        cause: { sender: row.cause_sender, id: row.cause_id, type: row.cause_type },
        ...(shown ? { declaration: JSON.parse(row.doc) as Record<string, unknown> } : {}),
      }))
    },
  }
}
