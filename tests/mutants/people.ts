import type { Mutant } from './mutant.ts'

const inService = (file: string, name: string): Mutant['test'] => ({
  project: 'services',
  file: `tests/services/${file}.test.ts`,
  name,
})

/** Faults of how people get in, and stay in. */
export const peopleMutants: readonly Mutant[] = [
  {
    name: 'lets a page of another site act with an officer’s cookie',
    file: 'src/http/sessions.ts',
    find: "if (!isSame(request.headers['corridor-csrf'], deps.people.csrf(secret)))",
    replace: "if (!isSame('', deps.people.csrf(secret)) && request.method === 'TRACE')",
    test: inService('people-sessions', 'what changes something without the token of the session'),
  },
  {
    name: 'opens sessions without TLS to the whole network',
    file: 'src/http/sessions.ts',
    find: 'if (tls === undefined && !isLoopback',
    replace: 'if (tls === null && !isLoopback',
    test: inService('people-sessions', 'from elsewhere than this machine, where the hub has no TLS'),
  },
  {
    name: 'keeps the session that the browser brought along',
    file: 'src/people/begin.ts',
    find: "if (session !== undefined) await store.endSession(keys.hash('session', session), clock())",
    replace: "if (session === '') await store.endSession(keys.hash('session', session), clock())",
    test: inService('people-sessions', 'never the one the browser brought along, and ends that one'),
  },
  {
    name: 'takes a PIN on any phone',
    file: 'src/store/people/ways.ts',
    find: 'where d.person = $1 and d.secret_hash = $2 and d.ended_at is null',
    replace: 'where d.person = $1 and d.secret_hash is distinct from $2 and d.ended_at is null',
    test: inService('people-officers', 'is worth nothing on another phone'),
  },
  {
    name: 'lets an operator make another one alone',
    file: 'src/people/operators.ts',
    find: "kind === 'operator' && (await store.hasAnotherOperator(db, operator))",
    replace: "kind !== 'operator' && (await store.hasAnotherOperator(db, operator))",
    test: inService('people-operators', 'opens nothing before a second one agrees, who is not the one who asked'),
  },
  {
    name: 'lets who asked for a way in agree to it as well',
    file: 'src/people/operators.ts',
    find: "if (asked?.by === act.operator) return { ok: false, why: 'same-person' }",
    replace: "if (asked?.by === '') return { ok: false, why: 'same-person' }",
    test: inService('people-operators', 'opens nothing before a second one agrees, who is not the one who asked'),
  },
  {
    name: 'counts no operator who has just been ended',
    file: 'src/store/people/persons.ts',
    find: "const STILL_THERE = `interval '72 hours'`",
    replace: "const STILL_THERE = `interval '0 hours'`",
    test: inService('people-operators', 'waits for somebody even after the asker has ended the others'),
  },
]
