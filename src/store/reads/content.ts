import type { BodyVault } from '../../ports/body-vault.ts'
import { ERASED_COLUMNS, erased, type ErasedRow, JOIN_ERASED } from './erased.ts'
import type { StoredContent } from '../../ports/reads.ts'
import type { Erased } from '../../ports/erased.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { mayReadMessage, mayReadMovement, Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

/** A trader who reads of a stop turns round before it; where a tracked vehicle is, its receivers know. */
const KEPT_FROM_TRADERS: ReadonlySet<string> = new Set(['alert', 'tracking-event', 'control-decision'])

const isTrader = (viewer: Viewer): boolean => viewer.kind === 'party' && viewer.role !== 'customs'

/** Contents of declarations, which their principal reads wherever they stand. */
const DECLARED: ReadonlySet<string> = new Set(['transit-declaration', 'declaration-amendment'])

/** Who reads also what a message says about goods, means, traders and amounts: its parties, and customs of its movement. */
function readsWhole(viewer: Viewer, { type, own }: { type: string; own: boolean }): boolean {
  if (viewer.kind === 'all') return false
  return own || !isTrader(viewer) || (viewer.kind === 'party' && viewer.role === 'principal' && DECLARED.has(type))
}

/** An officer reads what its country sent or got only where the movement names its office (invariant I7). */
const mayRead = (
  viewer: Viewer,
  { own, movement, mrn }: { own: boolean; movement: boolean; mrn: Mrn | null },
): boolean => (viewer.kind === 'officer' && mrn !== null ? movement : own || movement)

/** Messages to be read in words. The bytes themselves are for their parties alone (src/store/reads/messages.ts). */
export function createContentReads(pool: Queryable, vault: BodyVault) {
  return {
    async content(viewer: Viewer, sender: PartyKey, id: string): Promise<StoredContent | Erased | undefined> {
      const parameters = new Parameters()
      const key = [parameters.add(sender), parameters.add(id)]
      const own = mayReadMessage(viewer, 'm', parameters)
      const rows = await pool.query<
        ErasedRow & {
          type: string
          mrn: Mrn | null
          content_type: string
          frame: Buffer | null
          own: boolean
          movement: boolean
        }
      >(
        `select m.type, oc.mrn, m.content_type, b.frame, ${ERASED_COLUMNS}, ${own} as own, coalesce((
           select true from movements mv where mv.mrn = oc.mrn and ${mayReadMovement(viewer, 'mv', parameters)}
         ), false) as movement
         from messages m join body_frames b on b.message = m.seq ${JOIN_ERASED} join lateral (
           select * from outcomes where message = m.seq order by attempt desc limit 1) oc on true
         where m.sender = ${key[0]} and m.id = ${key[1]}::uuid and oc.verdict in ('accepted', 'made')`,
        parameters.values,
      )
      const [row] = rows.rows
      if (row === undefined || !mayRead(viewer, row)) return undefined
      if (isTrader(viewer) && !row.own && KEPT_FROM_TRADERS.has(row.type)) return undefined
      const { content_type: contentType, frame, mrn } = row
      if (frame === null) return erased(row)
      return { contentType, body: vault.open(frame), ...(mrn === null ? {} : { mrn }), whole: readsWhole(viewer, row) }
    },
  }
}
