/** A sample adapter's health check: its simulated system answers once its journal is open. Ends with 0 or 1. */
import { openControl } from './control.ts'

const CONFIG = '/run/corridor/adapter/adapter.json'
const PATIENCE_MS = 4_000

try {
  const control = await openControl(CONFIG, PATIENCE_MS)
  await control.status()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
