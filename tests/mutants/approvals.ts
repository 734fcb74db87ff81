import type { Mutant } from './mutant.ts'

/** Faults in what takes two persons, and in what is printed in advance. */
export const approvalMutants: readonly Mutant[] = [
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
    file: 'src/domain/engine/step.ts',
    find: 'if (event.asks !== undefined) return ask(event, snapshot, context)',
    replace: '',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/movement/approvals.test.ts',
      name: 'has no effect, and is on the movement with office, person and time',
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
      name: 'has a word in its place where no font has it, in the language of the document, never an empty box',
    },
  },
  {
    name: 'counts nights and holidays as time for the second person',
    file: 'src/domain/reference/opening.ts',
    find: 'opening !== undefined && end > known',
    replace: 'opening !== undefined && end < known',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/movement/approvals.test.ts',
      name: 'does not lapse while it has been open for less than 24 of them',
    },
  },
]
