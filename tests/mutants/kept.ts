import type { Mutant } from './mutant.ts'

const STAMP = { project: 'unit', file: 'tests/unit/trust/timestamp.test.ts' }
const VAULT = { project: 'unit', file: 'tests/unit/trust/body-vault.test.ts' }
const PINNED = { project: 'unit', file: 'tests/unit/audit/pinned.test.ts' }
const HOLDS = { project: 'unit', file: 'tests/unit/domain/imports/legal-holds.test.ts' }
const DESTROYED = { project: 'scenarios', file: 'tests/scenarios/destroyed-after-its-time.test.ts' }

/** Faults of what is kept and for how long: time-stamps, sealed bodies, holds, and what no leaf covers. */
export const keptMutants: readonly Mutant[] = [
  {
    name: 'takes a time-stamp of other bytes',
    file: 'src/trust/timestamp.ts',
    find: "    if (!digest.equals(hash('sha256', bytes, 'buffer')))\n      return",
    replace: '    if (digest.length === 0)\n      return',
    test: {
      ...STAMP,
      name: 'over other bytes, by an authority not relied on, and by a certificate for other things, too',
    },
  },
  {
    name: 'keeps the answer of a time-stamping authority to another request',
    file: 'src/trust/timestamp.ts',
    find: 'if (readInfo(read.content).nonce !== numberOf(nonce))',
    replace: 'if (readInfo(read.content).nonce === undefined)',
    test: { ...STAMP, name: 'for another request, or where the authority refuses one' },
  },
  {
    name: 'opens a body of which a byte was changed',
    file: 'src/trust/body-vault.ts',
    find: 'return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])',
    replace: 'return decipher.update(sealed.subarray(NONCE, -TAG))',
    test: { ...VAULT, name: 'where any byte of it or of its key was changed, by a hub that has not seen it before' },
  },
  {
    name: 'tries its own key on what is sealed under another',
    file: 'src/trust/body-vault.ts',
    find: 'if (wrapped.length !== WRAPPED || !wrapped.subarray(0, ID).equals(id))',
    replace: 'if (wrapped.length !== WRAPPED)',
    test: { ...VAULT, name: 'by who has another key, who is told which setting that is' },
  },
  {
    name: 'lets an act on the registry make good what was changed before it',
    file: 'src/audit/pinned.ts',
    find: 'if (this.#last !== undefined) this.#compare(said.before,',
    replace: 'if (this.#last === null) this.#compare(said.before,',
    test: { ...PINNED, name: 'that was changed between two acts, although the second one pins it as it is then' },
  },
  {
    name: 'misses a time-stamp that was taken away',
    file: 'src/audit/pinned.ts',
    find: 'grown[table]?.digest !== pinned.grown[table]?.digest',
    replace: 'grown[table] === pinned.grown[table]',
    test: { ...PINNED, name: 'of which a row was taken away that an act had pinned' },
  },
  {
    name: 'lets an operator end a legal hold in the past',
    file: 'src/domain/imports/legal-holds.ts',
    find: '(validTo < today || validTo < validFrom)',
    replace: 'validTo < validFrom',
    test: { ...HOLDS, name: 'that ends before today' },
  },
  {
    name: 'destroys what a court has ordered to be kept',
    file: 'src/store/retention.ts',
    find: 'if (isHeld || (await',
    replace: 'if ((await',
    test: {
      ...DESTROYED,
      name: 'stay while a court has ordered it, whatever period is over, and the order is for those alone who watch the hub',
    },
  },
]
