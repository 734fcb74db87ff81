import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

/**
 * Projects by what they need: the first three need nothing, `scenarios` and `services` need the real PostgreSQL and RabbitMQ.
 * Groups run one after the other, since each has another number of workers.
 */
const project = (name: string, extra: Record<string, unknown> = {}) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], allowOnly: false, ...extra },
})

/**
 * A limit only for what would never end: a test that is slow because the machine is busy has found nothing. The longest takes
 * some fifteen seconds on two quiet cores.
 */
const patient = { testTimeout: 300_000, hookTimeout: 300_000 }

/**
 * All files of a worker share its modules: loading everything anew for each file would cost a second of work each. A test may
 * therefore not rely on a fresh module, nor leave anything behind in one.
 */
const shared = {
  ...patient,
  isolate: false,
  setupFiles: ['tests/support/each-file.ts'],
  // Where the processes that tests start find the hub's modules compiled: half of what a start costs.
  env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.corridor', 'compile-cache') },
}

/** What touches nothing outside its process works all the time: as many at once as there are cores. */
const pure = { ...shared, maxWorkers: '100%', sequence: { groupOrder: 0 } }

/**
 * Real brokers, databases and kills on a machine shared with others: one repeat tells a defect from a busy machine. What
 * fails twice in a row fails the build. Each file has databases and virtual hosts of its own, and servers of its own where it
 * kills them, and waits more than it works: more files at once than there are cores.
 */
const withServices = {
  ...shared,
  retry: 1,
  globalSetup: ['tests/support/global-services.ts'],
  maxWorkers: 4,
  sequence: { groupOrder: 1 },
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      project('unit', pure),
      project('property', pure),
      project('contract', pure),
      project('scenarios', withServices),
      project('services', withServices),
      // By `npm run test:faces`: the pages in a real browser.
      project('faces', {
        ...withServices,
        globalSetup: [...withServices.globalSetup, 'tests/support/global-web.ts'],
        maxWorkers: 2,
      }),
      // By `npm run test:long`: what needs a filled database, and what starts and ends one server after the other. As long as a
      // fifth of all others together.
      project('long', withServices),
    ],
  },
})
