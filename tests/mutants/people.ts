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
    find: "if (!isCsrf(deps, secret, request.headers['corridor-csrf']))",
    replace: "if (!isCsrf(deps, secret, '') && request.method === 'TRACE')",
    test: inService('people-sessions', 'what changes something without the token of the session'),
  },
  {
    name: 'lets who represents a party act in its name',
    file: 'src/http/access.ts',
    find: 'caller.representative !== undefined && !forRepresentatives(route)',
    replace: "caller.representative === '' && !forRepresentatives(route)",
    test: inService(
      'people-representatives',
      'does nothing in the name of its party, even with the token of its session',
    ),
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
  {
    name: 'takes an act whose bytes its author has not marked',
    file: 'src/people/act-mark.ts',
    find: '    .update(body)\n',
    replace: '',
    test: inService(
      'acts-carried-by-colleagues',
      'without the mark of its author, or with one of other bytes, another number, address or key',
    ),
  },
  {
    name: 'lets one administration carry what another’s officer has marked',
    file: 'src/http/act-counter.ts',
    find: 'if (!ofOneParty || author.key !== carrier.key)',
    replace: 'if (!ofOneParty)',
    test: inService('acts-carried-by-colleagues', 'where its author belongs to another administration'),
  },
  {
    name: 'takes acts of a phone that was taken away',
    file: 'src/store/people/sessions.ts',
    find: `return row.ended ? 'ended' : (holderOf(row) ?? 'ended')`,
    replace: `return holderOf(row) ?? 'ended'`,
    test: inService(
      'acts-carried-by-colleagues',
      'when its author’s phone was taken away, or the author has left, and it has no effect',
    ),
  },
]
