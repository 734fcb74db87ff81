import { claimFacet } from '../../domain/model/facets.ts'
import type { Grn, Mrn } from '../../domain/values/identifiers.ts'
import type { ClaimView } from '../../ports/account.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { Viewer } from '../../ports/viewer.ts'
import type { Queryable } from '../read-pool.ts'
import { type FormatAmount, type TimerDue, viewOf } from './movement-view.ts'
import { cursorOf, pageOf, readCursor } from './paging.ts'
import { has, mustHave, Parameters } from './visibility.ts'

/**
 * Among how many claims of everybody, the soonest deadline first, a page is looked for: it may come out short, even empty, and
 * still have a next one.
 */
const LOOKED_AT = 2_000

/** Where facets of claims end: no day comes after it. */
const EVER = '9999'

type Row = { mrn: Mrn; doc: string; facet: string }
type Looked = { rows: (Row & { own: Grn[] | null })[]; lookedTo: string[] | undefined }

async function look(pool: Queryable, viewer: Viewer, after: readonly string[] | undefined, limit: number) {
  const parameters = new Parameters()
  const [facet = claimFacet(''), mrn = ''] = after ?? []
  const from = `(a.facet, a.mrn) > (${parameters.add(facet)}::text, ${parameters.add(mrn)}::text)`
  const mine = mustHave(viewer).map((one) => has(one, 'f.mrn', parameters))
  const key = parameters.add(viewer.kind === 'party' ? viewer.key : '')
  const { rows } = await pool.query<
    { [column in keyof Row]: Row[column] | null } & { own: Grn[] | null; end: string | null }
  >(
    `with looked as materialized (
       select a.facet, a.mrn, row_number() over (order by a.facet, a.mrn) as place from movement_facets a
       where ${from} and a.facet <= ${parameters.add(claimFacet(EVER))} order by a.facet, a.mrn limit ${LOOKED_AT + 1}
     )
     select c.*, (select json_build_array(last.facet, last.mrn) from looked last
         where last.place = ${LOOKED_AT} and exists (select from looked beyond where beyond.place > ${LOOKED_AT})) as end
     from (values (true)) always left join lateral (
       select f.facet, m.mrn, m.doc, (
         select array_agg(g.grn) from guarantee_lines l join guarantees g on g.grn = l.grn
         where l.mrn = m.mrn and g.guarantor = ${key}) as own
       from (select f.facet, f.mrn from looked f where ${['f.place <= ' + String(LOOKED_AT), ...mine].join(' and ')}
         order by f.facet, f.mrn offset 0) f
       cross join lateral (select mrn, doc from movements where mrn = f.mrn and state <> 'none' offset 0) m
       order by f.facet, f.mrn limit ${parameters.add(limit)}
     ) c on true order by c.facet, c.mrn`,
    parameters.values,
  )
  const end = rows[0]?.end ?? undefined
  return {
    rows: rows.filter((row): row is Looked['rows'][number] & { end: string | null } => row.mrn !== null),
    lookedTo: end === undefined ? undefined : (JSON.parse(end) as string[]),
  } satisfies Looked
}

/** What is claimed and has to be paid, by the facets that the commit keeps of it (migration 109). */
export const createClaimReads = (pool: Queryable, format: FormatAmount, due: TimerDue) => ({
  async claims(viewer: Viewer, page: PageRequest): Promise<Page<ClaimView>> {
    const after = readCursor('claims', page.cursor, 2)
    const { rows, lookedTo } = await look(pool, viewer, after, page.limit + 1)
    const view = viewOf(viewer, format, due)
    const found = pageOf(
      rows,
      page.limit,
      (row) => ['claims', row.facet, row.mrn],
      (row): ClaimView => ({ movement: view(row), own: row.own ?? [] }),
    )
    // A movement may have come to be claimed on a guarantee of another one: that is none of the viewer's business.
    const items = found.items.filter((one) => concerns(viewer, one))
    const next = found.next ?? (lookedTo === undefined ? undefined : cursorOf(['claims', ...lookedTo]))
    return next === undefined ? { items } : { items, next }
  },
})

/** Whether something is claimed on the viewer's guarantee, or of the viewer by agreement. */
function concerns(viewer: Viewer, { movement, own }: ClaimView): boolean {
  if (viewer.kind !== 'party' || viewer.role !== 'guarantor') return true
  const { guarantees, liabilities = [], recovery } = movement
  return (
    guarantees.some(({ grn, state }) => state === 'claimed' && grn !== '' && own.includes(grn)) ||
    liabilities.some(({ grn, claimed }) => Number(claimed) > 0 && own.includes(grn)) ||
    (recovery?.guarantors ?? []).some(({ guarantor }) => guarantor === viewer.key)
  )
}
