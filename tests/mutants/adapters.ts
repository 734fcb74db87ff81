import type { Mutant } from './mutant.ts'

const REST = { project: 'unit', file: 'tests/unit/adapters/rest/rest.test.ts' } as const

/** Faults of adapters and of what they are given. */
export const adapterMutants: readonly Mutant[] = [
  {
    name: 'refuses for good what a wrong path was answered',
    file: 'adapters/rest/verdict.ts',
    find: 'new Set([400, 409, 413, 415, 422])',
    replace: 'new Set([400, 404, 409, 413, 415, 422])',
    test: { ...REST, name: 'answered 404 is tried again: that says nothing about the message' },
  },
  {
    name: 'says that everything was read although a page is missing',
    file: 'adapters/rest/poll.ts',
    find: 'if (status !== 200) throw new Error(`status ${status}`)',
    replace: "if (status !== 200) { await intake.readUntil(latest ?? ''); throw new Error(`status ${status}`) }",
    test: { ...REST, name: 'is not asked for as read when a page could not be had' },
  },
  {
    name: 'takes a webhook that was signed long ago',
    file: 'adapters/rest/webhook.ts',
    find: 'if (!(Math.abs(Date.parse(time) - now.getTime()) <= GOOD_FOR_MS)) return false',
    replace: 'if (time === now.toISOString()) return false',
    test: {
      ...REST,
      name: 'by a webhook is refused without proof, too late or too large, and on disk before it is acknowledged',
    },
  },
  {
    name: 'translates by rows of another day',
    file: 'src/adapter-api/tables.ts',
    find: '(from === undefined || from <= day) && (to === undefined || day < to)',
    replace: '(from === undefined || from <= day) && (to === undefined || day <= to)',
    test: {
      project: 'unit',
      file: 'tests/unit/adapter-api/tables.test.ts',
      name: 'say which code is missing, in which table, of what source and on what day',
    },
  },
]
