import type { TestHub } from './hub.ts'
import { operate } from './operator.ts'
import { agreement } from './reference.ts'

/** A table of contributions: half a per cent of the value, collected by a guarantor and Togo's alone, unless told. */
export const contributionTable = (guarantor: string, fields: object = {}) => ({
  id: 'FGT',
  regime: 'isrt',
  validFrom: '2020-01-01',
  rate: '0.5',
  base: 'cif',
  collector: guarantor,
  shares: [{ country: 'TG', guarantor, parts: 1 }],
  ...fields,
})

/** Has movements under the agreement contribute by this table, as an operator does; `terms` are the agreement's own. */
export async function contributing(
  hub: TestHub,
  table: ReturnType<typeof contributionTable>,
  terms: object = {},
): Promise<void> {
  await operate(hub, 'PUT', '/v1/contribution-tables?reason=test', { items: [table] })
  const items = [agreement({ ...terms, contributionTable: table.id })]
  await operate(hub, 'PUT', '/v1/agreements?reason=test', { items })
}
