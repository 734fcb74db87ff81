import type { Mutant } from './mutant.ts'

const HALVES = 'tests/unit/domain/rules/ncts-halves.test.ts'
const ROWS = 'tests/unit/domain/rules/ncts-rows.test.ts'

const by = (file: string, name: string): Mutant['test'] => ({ project: 'unit', file, name })

/** Faults in the rules of NCTS: the half that forbids, values compared as text, what is absent taken for equal. */
export const nctsMutants: readonly Mutant[] = [
  {
    name: 'takes a guarantee reference for a type that has none',
    file: 'src/domain/rules/guarantees.ts',
    find: "row.grn === 'absent' && grn !== undefined",
    replace: "row.grn === 'absent' && grn === ''",
    test: by(ROWS, 'c0086-type5-with-grn'),
  },
  {
    name: 'calls a mass of 0 with decimals no mass of 0',
    file: 'src/domain/rules/goods.ts',
    find: "mass.startsWith('0') && parseMass(mass) === 0n",
    replace: "mass === '0'",
    test: by(ROWS, 'r0223-zero-written-0.000'),
  },
  {
    name: 'takes packages without marks for packages with the same marks',
    file: 'src/domain/rules/goods.ts',
    find: 'marks === undefined ? undefined : markedPackages(input)',
    replace: 'marks === undefined ? index + 1 : markedPackages(input)',
    test: by(ROWS, 'r0364-both-unmarked'),
  },
  {
    name: 'lets an item be packed with itself',
    file: 'src/domain/rules/goods.ts',
    find: 'holder === undefined || holder === index',
    replace: 'holder === undefined',
    test: by(ROWS, 'r0364-same-item'),
  },
  {
    name: 'looks for marks in other house consignments',
    file: 'src/domain/rules/goods.ts',
    find: "`${house ?? ''} ${marks}`",
    replace: '`${marks}`',
    test: by(HALVES, 'R0364 at items/0/packaging/0/count: marks of another house consignment'),
  },
  {
    name: 'lets a container number lose a character',
    file: 'src/domain/rules/identifiers.ts',
    find: "declared === undefined ? kind !== 'other' : declared === kind",
    replace: 'declared === undefined || declared === kind',
    test: by(HALVES, 'CONTAINER-KIND at equipment/0/containerKind: a number one character short'),
  },
  {
    name: 'lets loose goods leave on a lorry nobody knows',
    file: 'src/domain/rules/means.ts',
    find: "if (additionalDeclarationType === 'D') return true",
    replace: 'return true',
    test: by(HALVES, 'DEPARTURE-MEANS at vehicleSet/means: loose goods on an unknown lorry'),
  },
  {
    name: 'asks for the means that carries the post over a border',
    file: 'src/domain/rules/datasets.ts',
    find: ' && mode !== POST)',
    replace: ')',
    test: by(HALVES, 'C0806: by post over the border, with data on security'),
  },
  {
    name: 'takes a declaration that says nothing of security for one with data on it',
    file: 'src/domain/rules/datasets.ts',
    find: 'if (reducedDataset !== true || isSecured(body)) return []',
    replace: "if (reducedDataset !== true || body.security !== '0') return []",
    test: by(HALVES, 'C0542 at consignor: a consignor in a reduced set of data that says nothing of security'),
  },
]
