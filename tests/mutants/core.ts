import type { Mutant } from './mutant.ts'

const unit = (file: string, name: string): Mutant['test'] => ({
  project: 'unit',
  file: `tests/unit/domain/${file}.test.ts`,
  name,
})

/** Faults of the core, and of what stores its decisions, that once passed every unit and property test. */
export const coreMutants: readonly Mutant[] = [
  {
    name: 'gives a follow-up code to what is not released, and none to what is',
    file: 'src/pipeline/writes.ts',
    find: 'return mrn === undefined ? [] : [{ mrn, code',
    replace: 'return mrn !== undefined ? [] : [{ mrn, code',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/follow-up-codes.test.ts',
      name: 'a movement gets its follow-up code with its release and with nothing else',
    },
  },
  {
    name: 'covers who has waited shortest first',
    file: 'src/domain/guarantee/cover.ts',
    find: '(place(one) < place(other) ? -1 : 1)',
    replace: '(place(one) > place(other) ? -1 : 1)',
    test: unit(
      'guarantee/cover',
      'covers who has waited longest first, whatever the MRN, and passes over one that does not fit',
    ),
  },
  {
    name: 'discharges by itself when only one of several agreements says so',
    file: 'src/domain/reference/agreements.ts',
    find: "agreements.every(({ dischargeMode }) => dischargeMode === 'automatic')",
    replace: "agreements.some(({ dischargeMode }) => dischargeMode === 'automatic')",
    test: unit(
      'reference/agreements',
      'the hub discharges by itself when all agreements say so, and departure when one does not, or there is none',
    ),
  },
  {
    name: 'counts an agreement that has ended against what runs on it',
    file: 'src/domain/reference/agreements.ts',
    find: "(reason !== 'suspended' && reason !== 'none')",
    replace: "reason !== 'suspended'",
    test: unit(
      'reference/agreements',
      'an agreement that has ended, or is suspended, does not count against what runs on it already',
    ),
  },
  {
    name: 'lets any party stop goods',
    file: 'src/domain/rules/header.ts',
    find: 'if (row.senders.some(({ role }) => role === caller.role)) return undefined',
    replace: "if (type === 'alert' || row.senders.some(({ role }) => role === caller.role)) return undefined",
    test: unit('stop', 'is refused to everybody but customs and the hub'),
  },
  {
    name: 'takes the shortest time of several agreements',
    file: 'src/domain/timers/timers.ts',
    find: 'return Math.max(...dues)',
    replace: 'return Math.min(...dues)',
    test: unit('timers/timers', 'where several agreements set a time, the longest counts'),
  },
  {
    name: 'tells countries already left',
    file: 'src/domain/reference/receivers.ts',
    find: 'own.index >= leg && own.exited === undefined',
    replace: 'own.index >= leg',
    test: unit(
      'reference/receivers',
      'an incident is told to departure and to the countries still ahead of the goods, not to a country already left',
    ),
  },
  {
    name: 'raises the version of the itinerary with every amendment',
    file: 'src/domain/movement/amendment.ts',
    find: '(rerouted ? 1 : 0)',
    replace: '1',
    test: unit('movement/amendment', 'the version of the itinerary rises with another way, not with other goods'),
  },
  {
    name: 'gives half of a surrogate pair back to who sent it',
    file: 'src/domain/values/finding.ts',
    find: 'value: legibleText(value, LONGEST.value)',
    replace: 'value',
    test: {
      project: 'property',
      file: 'tests/property/answers-are-i-json.test.ts',
      name: 'whatever a finding repeats, its answer is well-formed and says the same over every channel',
    },
  },
  {
    name: 'lets an operator try what somebody has just tried',
    file: 'src/pipeline/batch.ts',
    find: 'if (tries?.get(retry.entry) === retry.attempt - 1)',
    replace: 'if (tries !== undefined)',
    test: {
      project: 'services',
      file: 'tests/services/retries-are-done-once.test.ts',
      name: 'two hubs that have both read it try it once: the second finds it tried',
    },
  },
  {
    name: 'tries a timer that fails by itself for ever, unseen',
    file: 'src/pipeline/commit.ts',
    find: "return alone.resolve({ kind: 'lost', failed: reasonOf(error) })",
    replace: 'return alone.resolve(LOST_WORK)',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/set-aside.test.ts',
      name: 'a timer that fails three times for a reason of ours is not set aside, but told of with the reason',
    },
  },
  {
    name: 'lets one person do what takes two',
    file: 'src/pipeline/decide.ts',
    find: 'if (approval.by === by)',
    replace: "if (approval.by === '')",
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/approvals.test.ts',
      name: 'the person who asked cannot be the one who agrees, whatever the edge has let through',
    },
  },
  {
    name: 'lets what is asked take effect at once',
    file: 'src/domain/engine/decide.ts',
    find: 'if (input.event.asks !== undefined) return waitForSecond(draft, input.event.asks)',
    replace: '',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/movement/approvals.test.ts',
      name: 'has no effect, and is on the movement with office, person and time',
    },
  },
  {
    name: 'has a second person confirm what is refused',
    file: 'src/domain/engine/step.ts',
    find: 'if (event.asks !== undefined) return ask(event, snapshot, context)',
    replace: '',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/movement/approvals.test.ts',
      name: 'is refused at once where it would be, and nothing waits',
    },
  },
  {
    name: 'lets what waits for a second person outlive the movement',
    file: 'src/domain/engine/decide.ts',
    find: '  voidApprovals(draft)\n',
    replace: '',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/movement/approvals.test.ts',
      name: 'is void when the movement ends without it',
    },
  },
  {
    name: 'has an officer decide for an office that has a system',
    file: 'src/pipeline/handle.ts',
    find: 'return named.every((office) => isWithoutSystem(office, message, reference, now)) ? undefined : notAllowed',
    replace: 'return undefined',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/approvals.test.ts',
      name: 'an officer decides for an office without a system, and for no other',
    },
  },
  {
    name: 'gives one provisional number to two movements',
    file: 'src/domain/engine/step.ts',
    find: 'if (taken !== undefined) return [{ event, decision: taken }]',
    replace: '',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/provisional.test.ts',
      name: 'belongs to one movement',
    },
  },
  {
    name: 'loses what waited under a provisional number',
    file: 'src/domain/movement/declaration.ts',
    find: 'const waiting = [...movement.held, ...(draft.input.adopts ?? [])]',
    replace: 'const waiting = [...movement.held]',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/provisional.test.ts',
      name: 'lets facts wait, and the declaration that names it takes them over',
    },
  },
  {
    name: 'prints an empty box for what the fonts do not have',
    file: 'src/document/script.ts',
    find: 'if (!missing) result += word',
    replace: 'result += character',
    test: {
      project: 'unit',
      file: 'tests/unit/document/scripts.test.ts',
      name: 'has a word in its place where no font has it, in the language of the document, never an empty box: en',
    },
  },
]
