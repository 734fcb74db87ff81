import { defineConfig } from 'vitest/config'

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
 * What touches nothing outside its process shares the worker's modules with the files before it: loading the generated
 * validators anew for each file costs a seventh of the whole. A test may therefore not rely on a fresh module.
 */
const pure = { ...patient, isolate: false, sequence: { groupOrder: 0 } }

/**
 * Real brokers, databases and kills on a machine shared with others: one repeat tells a defect from a busy machine. What
 * fails twice in a row fails the build.
 */
const withServices = {
  retry: 1,
  globalSetup: ['tests/support/global-services.ts'],
  ...patient,
  fileParallelism: false,
}

export default defineConfig({
  test: {
    projects: [
      project('unit', pure),
      project('property', pure),
      project('contract', pure),
      // Each scenario has a database and a vhost of its own, and waits more than it works.
      project('scenarios', { ...withServices, fileParallelism: true, maxWorkers: 2, sequence: { groupOrder: 1 } }),
      project('services', { ...withServices, sequence: { groupOrder: 2 } }),
    ],
  },
})
