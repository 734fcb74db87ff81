/** What can be wrong with a file or a table in it; the words are in `words.ts`. */
export type FaultName =
  | 'too-large'
  | 'not-text'
  | 'no-table'
  | 'no-workbook'
  | 'macros'
  | 'not-a-message'
  | 'unknown-type'
  | 'column-unknown'
  | 'column-twice'
  | 'column-missing'
  | 'cells'
  | 'no-rows'
  | 'key-missing'
  | 'key-apart'
  | 'key-used'
  | 'sender'
  | 'stands-once'
  | 'out-of-order'
  | 'no-boolean'
  | 'no-integer'
  | 'no-decimal'
  | 'no-date'
  | 'no-time'
  | 'number-cell'

/** A fault and where it is: `row` is the row's place in its message's rows, from 0, until the file's line is known. */
export type Fault = {
  fault: FaultName
  row?: number
  /** Line in the file, from 1. */
  line?: number
  column?: string
  value?: string
  expected?: string
}

/** Thrown for a table that no message can be made of. */
export class TableError extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super([fault.fault, fault.column, fault.value].filter((one) => one !== undefined).join(' '))
    this.name = 'TableError'
    this.fault = fault
  }
}
