/** What an office may have to do, as the hub lists it (interface.md 8). */
export const LISTS = [
  'toRelease',
  'toDischarge',
  'limitTomorrow',
  'enquiries',
  'differences',
  'presented',
  'withoutResults',
] as const
export type List = (typeof LISTS)[number]

/** A movement the office has to do something about; `answers` were given about it with proof. */
export type TodoItem = { mrn: string; at: string; vehicle?: string; state: string; answers?: number }
/** What waits for a second person; `by` is who asks. */
export type Approval = { id: string; mrn: string; type: string; by: string; since: string; until?: string }
