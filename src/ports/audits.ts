/** One audit of the database, as it was put on record. */
export type AuditRecord = {
  /** Of which moment: the snapshot's. */
  takenAt: Date
  /** The log's size and root then. */
  size: number
  root: Buffer
  /** How many things were wrong, and the first of them in words. */
  findings: number
  firstFindings: readonly string[]
  /** What could not be compared: no breach, but less proof. */
  notCompared: number
  decidedAgain: number
}
