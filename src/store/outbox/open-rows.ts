import { sameKey } from '../rows.ts'

/**
 * From `open_deliveries` the row that `given` names by receiver and log index, where `condition` holds. Two indexes have both columns;
 * asked for in order, the primary key alone serves, also where the planner believes that the table is empty, as it was when a night
 * had been quiet (docs/decisions/0238).
 */
export const openRow = (given: string, condition = 'true') => `from open_deliveries
  where receiver between ${given}.receiver and ${given}.receiver and log_index = ${given}.log_index and ${condition}
  order by receiver, log_index`

/** That the row `o` of `open_deliveries` is the one `given` has the order, receiver and log index of: a key of either index. */
export const sameOpenRow = (given: string): string => sameKey('o', given, ['order_key', 'receiver', 'log_index'])
