import type { Mutant } from './mutant.ts'

const BLOCKS = { project: 'services', file: 'tests/services/search-in-blocks.test.ts' }
const PARTS = { project: 'unit', file: 'tests/unit/store/search-parts.test.ts' }

/** Faults of the search by parts of numbers, and of what is gathered once for a batch. */
export const searchMutants: readonly Mutant[] = [
  {
    name: 'packs a block before all of its rows are there',
    file: 'src/store/search/pack.ts',
    find: '>= (next + 1) * ${BLOCK_ROWS}::bigint',
    replace: '>= next * ${BLOCK_ROWS}::bigint',
    test: { ...BLOCKS, name: 'no block is packed before it is full, and what failed half way is packed another time' },
  },
  {
    name: 'does not look at what is in no block yet',
    file: 'src/store/search/look-up.ts',
    find: 'where strpos(n.numbers, $3) > 0',
    replace: 'where strpos(n.numbers, $3) > 1000000',
    test: { ...BLOCKS, name: 'finds a movement in the same moment it is stored' },
  },
  {
    name: 'takes whoever has all parts for whoever has the number',
    file: 'src/store/search/look-up.ts',
    find: 'and strpos(numbers, $2) > 0',
    replace: 'and strpos(numbers, $2) >= 0',
    test: { ...BLOCKS, name: 'does not take parts of two numbers, or in another order, for what it looks for' },
  },
  {
    name: 'says that it has seen all when more is in no block than it looks at',
    file: 'src/store/search/look-up.ts',
    find: 'found.size < limit && unpacked <= limit',
    replace: 'found.size < limit && unpacked >= 0',
    test: {
      ...BLOCKS,
      name: 'of more rows than it may look at that are in no block says that it did not see all',
    },
  },
  {
    name: 'forgets the oldest of the blocks it looks through',
    file: 'src/store/search/look-up.ts',
    find: 'length: end - from }',
    replace: 'length: end - from - 1 }',
    test: { ...BLOCKS, name: 'finds what looking through all rows finds, in blocks and behind them' },
  },
  {
    name: 'reads every part of a number in every block',
    file: 'src/store/search/look-up.ts',
    find: 'const PARTS_AT_ONCE = 2',
    replace: 'const PARTS_AT_ONCE = 12',
    test: {
      ...BLOCKS,
      name: 'is two rows of each block for a number that one movement has: twice the movements are twice as many of those and no more',
    },
  },
  {
    name: 'reads places written as bits for places written one by one',
    file: 'src/store/search/parts.ts',
    find: 'if (found.length === PLACES_BYTES) {',
    replace: 'if (found.length > PLACES_BYTES) {',
    test: { ...PARTS, name: 'are the same whichever way they are written, the last first' },
  },
  {
    name: 'lets a part of a number reach into the next one',
    file: 'src/store/search/parts.ts',
    find: "for (const number of numbers.split(' ')) {",
    replace: "for (const number of [numbers.replaceAll(' ', '')]) {",
    test: {
      ...PARTS,
      name: 'a part in two numbers of a row, or twice in one, counts once, and none reaches over the space between two',
    },
  },
  {
    name: 'does not know as doubles what was declared before in the same batch',
    file: 'src/domain/engine/step.ts',
    find: '    noteTwins(snapshot, movement)\n',
    replace: '    noteTwins({}, movement)\n',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/doubles-of-one-batch.test.ts',
      name: 'a declaration looks like one that came just before it in the same batch',
    },
  },
]
