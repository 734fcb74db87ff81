import type { Mutant } from './mutant.ts'

const STAMP = { project: 'unit', file: 'tests/unit/trust/timestamp.test.ts' }
const VAULT = { project: 'unit', file: 'tests/unit/trust/body-vault.test.ts' }
const PINNED = { project: 'unit', file: 'tests/unit/audit/pinned.test.ts' }
const HOLDS = { project: 'unit', file: 'tests/unit/domain/imports/legal-holds.test.ts' }
const PROOF = { project: 'unit', file: 'tests/unit/domain/office-app/proof.test.ts' }
const LEFT = { project: 'property', file: 'tests/property/what-is-left-of-a-movement.test.ts' }
const BLOCKS = { project: 'services', file: 'tests/services/search-in-blocks.test.ts' }
const EXCHANGED = { project: 'services', file: 'tests/services/the-key-of-bodies-is-exchanged.test.ts' }
const DESTROYED = { project: 'scenarios', file: 'tests/scenarios/destroyed-after-its-time.test.ts' }

/** Faults of what is kept and for how long: time-stamps, sealed bodies, holds, and what no leaf covers. */
export const keptMutants: readonly Mutant[] = [
  {
    name: 'takes any bytes for a document that proves something',
    file: 'src/domain/office-app/proof.ts',
    find: 'BEGINNINGS[kind].every((byte, at) => bytes[at] === byte)',
    replace: 'BEGINNINGS[kind].some((byte, at) => bytes[at] === byte || bytes[at] === 0x3c)',
    test: { ...PROOF, name: 'is a PDF, a JPEG or a PNG by its first bytes' },
  },
  {
    name: 'takes answers of whom nobody has asked',
    file: 'src/domain/office-app/proof.ts',
    find: 'Date.parse(limitAt) < now.getTime())',
    replace: 'Date.parse(limitAt) > 0)',
    test: { ...PROOF, name: 'is asked for of nobody before the limit, nor once the movement is closed' },
  },
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
    find: "const its = secrets.get(wrapped.subarray(0, ID).toString('hex'))",
    replace: "const its = secrets.get(wrapped.subarray(0, ID).toString('hex')) ?? secret",
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
    find: 'if (isHeld || young || (await',
    replace: 'if (young || (await',
    test: {
      ...DESTROYED,
      name: 'stay while a court has ordered it, whatever period is over, and the order is for those alone who watch the hub',
    },
  },
  {
    name: 'keeps what a movement’s seals were when they are destroyed',
    file: 'src/domain/model/erased.ts',
    find: '    seals: [],\n    erased,',
    replace: '    seals: movement.seals,\n    erased,',
    test: {
      ...LEFT,
      name: 'destroyed at any moment, it is what the log says of it, and whatever comes later is decided on as before',
    },
  },
  {
    name: 'keeps who the principal was',
    file: 'src/domain/model/erased.ts',
    find: "scheme: '', id: '', ...",
    replace: "scheme: declared.principal.scheme, id: '', ...",
    test: {
      ...LEFT,
      name: 'destroyed at any moment, it is what the log says of it, and whatever comes later is decided on as before',
    },
  },
  {
    name: 'leaves what was declared when its key is destroyed',
    file: 'src/store/erase.ts',
    find: "  'update declarations set doc = null where mrn = $1 and doc is not null',\n",
    replace: '',
    test: { ...DESTROYED, name: 'leave nothing behind in any column of the database that says what they said' },
  },
  {
    name: 'leaves what was found in refused messages',
    file: 'src/store/erase.ts',
    find: 'union select log_index from refusals where mrn = $1))',
    replace: 'union select log_index from refusals where mrn = $1 and false))',
    test: { ...DESTROYED, name: 'leave nothing behind in any column of the database that says what they said' },
  },
  {
    name: 'leaves the parts of a number in its block',
    file: 'src/store/search/erase.ts',
    find: 'for (const row of changed) await eraseParts(client, row)',
    replace: 'for (const row of changed.slice(1)) await eraseParts(client, row)',
    test: {
      ...BLOCKS,
      name: 'a movement of which everything is erased is found by its MRN alone, in a block too, and has no part of another number',
    },
  },
  {
    name: 'lets evidence be emptied that nothing destroyed',
    file: 'src/store/audit/sql.ts',
    find: 'where d.doc is null and k.destroyed_index is null',
    replace: 'where d.doc is null and k.destroyed_index < 0',
    test: {
      ...DESTROYED,
      name: 'the audit finds what was erased although nothing destroyed it, and what was not although it had to be',
    },
  },
  {
    name: 'starts without the former key although data keys need it',
    file: 'src/store/wrapping-key.ts',
    find: 'if (await areWrappedOtherwise(client, standing.id, vault.opens)) throw',
    replace: 'if (standing.former.length === 0) throw',
    test: {
      ...EXCHANGED,
      name: 'the first hub that is started with it makes it the key of the database; one with old settings seals with it, too',
    },
  },
  {
    name: 'turns the exchange of keys round where a hub is started with old settings',
    file: 'src/store/wrapping-key.ts',
    find: 'const isNew = counting !== own && !standing.former.some((id) => id.equals(own.id))',
    replace: 'const isNew = counting !== own',
    test: {
      ...EXCHANGED,
      name: 'the first hub that is started with it makes it the key of the database; one with old settings seals with it, too',
    },
  },
  {
    name: 'takes the exchange of keys for done although a hub has sealed with the former one since',
    file: 'src/store/wrapping-key.ts',
    find: 'if (standing.done && standing.former.length > 0 && (await',
    replace: 'if (!standing.done && standing.former.length > 0 && (await',
    test: {
      ...EXCHANGED,
      name: 'a hub that was not started anew goes on, is noticed by what it wraps, and what it did is wrapped anew',
    },
  },
  {
    name: 'wraps a data key anew with the former key',
    file: 'src/trust/body-vault.ts',
    find: 'const again = Buffer.concat([id, encrypt(own, key)])',
    replace: 'const again = Buffer.concat([id, encrypt(also === undefined ? own : createSecretKey(also), key)])',
    test: { ...VAULT, name: 'both open, one wraps, and what is wrapped anew opens the same body with that one alone' },
  },
  {
    name: 'answers a repeated message with nothing where what was found in it is destroyed',
    file: 'src/pipeline/repeat.ts',
    find: 'const isErased = ({ answer }: StoredAnswer): boolean => answer.length === 0',
    replace: 'const isErased = ({ answer }: StoredAnswer): boolean => answer.length < 0',
    test: {
      ...DESTROYED,
      name: 'what was refused is refused again when it is repeated, without a word of what was found in it',
    },
  },
]
