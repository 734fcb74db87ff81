import type { RestoreGate } from '../../src/compose/restore-gate.ts'

/** The gate of a hub whose database was never restored. */
export const OPEN_GATE: RestoreGate = {
  isClosed: () => false,
  standing: () => undefined,
  opened: Promise.resolve(),
  goneBack: new Promise(() => undefined),
  look: () => undefined,
}
