import { startHub } from '../../src/compose/hub.ts'
import type { Pace } from '../../src/compose/pace.ts'
import { readConfig } from '../../src/config.ts'

// `corridor hub` at a test's own pace (tests/support/process-hub.ts), which no setting of the command can name.
const pace = JSON.parse(process.env['TEST_PACE'] ?? '{}') as Pace
const { url } = await startHub(readConfig(process.env), { pace })
console.log(`corridor hub ready at ${url}`)
