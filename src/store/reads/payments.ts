import { type PaymentLine, paymentLines } from '../../domain/guarantee/payment-lines.ts'
import { paymentFacet } from '../../domain/model/facets.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import { movementFromDocument } from '../documents.ts'
import type { Queryable } from '../read-pool.ts'

/** Movements read per query: a day may have very many. */
const PAGE = 100

/** The day of a payment system, line by line; memory does not grow with the day. */
export const createPaymentReads = (ofHub: Queryable) => ({
  async *paymentLines(system: PartyKey, day: string): AsyncGenerator<PaymentLine> {
    let after = ''
    for (;;) {
      const { rows } = await ofHub.query<{ mrn: string; doc: string }>(
        `select f.mrn, m.doc from movement_facets f join movements m on m.mrn = f.mrn
         where f.facet = $1 and f.mrn > $2 order by f.mrn limit ${PAGE}`,
        [paymentFacet(system, day), after],
      )
      for (const { doc } of rows) yield* paymentLines(movementFromDocument(doc), system, day)
      const last = rows.at(-1)
      if (last === undefined || rows.length < PAGE) return
      after = last.mrn
    }
  },
})
