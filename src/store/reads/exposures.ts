import { dated } from '../../domain/reference/guarantee-types.ts'
import { utcDate } from '../../domain/values/time.ts'
import type { ExposureView } from '../../ports/account.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { type GuaranteeRow, guaranteeFromRow } from '../documents.ts'
import type { Queryable } from '../read-pool.ts'
import { ACCOUNT, rightsOf } from './guarantee-rights.ts'
import type { FormatAmount } from './movement-view.ts'
import { pageOf, readCursor } from './paging.ts'
import { among, Parameters } from './visibility.ts'

/**
 * Lines of one guarantee that are added up. Nobody but a fund secures more at a time; then it is said that there are more, since
 * a sum of some must not look like one of all.
 */
const ADDED_UP = 4_000

type Sums = { reserved: string; in_use: string; claimed: string; looked: number }

/** What a viewer's movements take from each guarantee now. */
export function createExposureReads(pool: Queryable, format: FormatAmount, now: () => number) {
  const sumsOf = async (viewer: Viewer, grn: string): Promise<Sums> => {
    const parameters = new Parameters()
    const { own } = rightsOf(viewer, parameters)
    const { rows } = await pool.query<Sums>(
      `with looked as materialized (
         select l.mrn, l.state, l.minor from guarantee_lines l
         where ${among('l.grn', parameters.add(grn))} and l.state in ('reserved', 'in-use', 'claimed')
         order by l.grn, l.mrn, l.line limit ${ADDED_UP + 1}
       )
       select coalesce(sum(minor) filter (where state = 'reserved'), 0)::text as reserved,
         coalesce(sum(minor) filter (where state = 'in-use'), 0)::text as in_use,
         coalesce(sum(minor) filter (where state = 'claimed'), 0)::text as claimed,
         (select count(*) from looked)::int as looked
       from looked where ${own('looked.mrn')}`,
      parameters.values,
    )
    return rows[0] ?? { reserved: '0', in_use: '0', claimed: '0', looked: 0 }
  }
  return {
    async exposures(viewer: Viewer, page: PageRequest): Promise<Page<ExposureView>> {
      const parameters = new Parameters()
      const after = readCursor('exposures', page.cursor, 1)?.[0]
      const { listed } = rightsOf(viewer, parameters)
      const { rows } = await pool.query<GuaranteeRow>(
        `select g.* from (${listed(after, page.limit + 1)}) mine join guarantees g on g.grn = mine.grn
         where ${ACCOUNT} order by g.grn`,
        parameters.values,
      )
      const { items, next } = pageOf(
        rows,
        page.limit,
        (row) => ['exposures', row.grn],
        (row) => row,
      )
      const exposures: ExposureView[] = []
      // One after the other: a page must not take all connections of the readers.
      for (const row of items) {
        const { reserved, in_use: inUse, claimed, looked } = await sumsOf(viewer, row.grn)
        const amount = (minor: string): string => format(BigInt(minor), row.currency)
        exposures.push({
          grn: row.grn,
          state: dated(guaranteeFromRow(row), utcDate(now())).state,
          currency: row.currency,
          reserved: amount(reserved),
          inUse: amount(inUse),
          claimed: amount(claimed),
          atLeast: looked > ADDED_UP,
        })
      }
      return next === undefined ? { items: exposures } : { items: exposures, next }
    },
  }
}
