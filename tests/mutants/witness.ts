import { broughtMutants } from './brought.ts'
import type { Mutant } from './mutant.ts'

const LOG = { project: 'property', file: 'tests/property/witness-of-the-log.test.ts' }
const NOTE = { project: 'unit', file: 'tests/unit/trust/note.test.ts' }
const EVIDENCE = { project: 'unit', file: 'tests/unit/trust/evidence.test.ts' }
const SERVICE = { project: 'services', file: 'tests/services/a-witness-of-the-log.test.ts' }
const PKI = { project: 'unit', file: 'tests/unit/cli/pki.test.ts' }

/** Faults of what makes it unnecessary to believe the hub: witnesses, evidence files; and of the authority for pilots. */
export const witnessMutants: readonly Mutant[] = [
  ...broughtMutants,
  {
    name: 'co-signs a log that does not go on from what was seen',
    file: 'src/trust/witness.ts',
    find: 'if (seen !== undefined && !verifyConsistency(',
    replace: 'if (seen === undefined && !verifyConsistency(',
    test: { ...LOG, name: 'refuses every log that does not begin with what it has seen, and names both heads' },
  },
  {
    name: 'co-signs a log that has become shorter',
    file: 'src/trust/witness.ts',
    find: 'shown.size < seen.size)',
    replace: 'shown.size < 0)',
    test: { ...LOG, name: 'refuses a log that has become shorter, and tiles that are not those of the checkpoint' },
  },
  {
    name: 'believes tiles that are not those of the checkpoint',
    file: 'src/trust/witness.ts',
    find: 'if (!root.equals(shown.root)) throw',
    replace: 'if (root.length === 0) throw',
    test: { ...LOG, name: 'refuses a log that has become shorter, and tiles that are not those of the checkpoint' },
  },
  {
    name: 'takes a cosignature for any time',
    file: 'src/trust/note.ts',
    find: '`cosignature/v1\\ntime ${seconds}\\n${text}`',
    replace: '`cosignature/v1\\ntime ${seconds.length}\\n${text}`',
    test: { ...NOTE, name: 'covers the time at which the witness saw the checkpoint' },
  },
  {
    name: 'keeps a cosignature of another log than its own',
    file: 'src/http/routes/witnesses.ts',
    find: 'if (own?.equals(root) !== true) {',
    replace: 'if (own === undefined) {',
    test: { ...SERVICE, name: 'is refused by the hub itself, where it shows a checkpoint of the log as it was' },
  },
  {
    name: 'audits the log without asking what witnesses have signed',
    file: 'src/audit/tree.ts',
    find: '} else if (!signed.root.equals(root)) {',
    replace: '} else if (signed.root.length === 0) {',
    test: {
      ...SERVICE,
      name: 'and makes leaves, nodes and head fit is found and named by the witness and by the audit',
    },
  },
  {
    name: 'serves a tile beyond the end of the log',
    file: 'src/trust/log-tree.ts',
    find: 'tile.width > widthOf(tile.level, tile.index, size)',
    replace: 'tile.width > 256',
    test: { ...SERVICE, name: 'are not there beyond the log’s end, nor under any other spelling' },
  },
  {
    name: 'takes an evidence file that the hub has not signed as a whole',
    file: 'src/trust/evidence.ts',
    find: 'if (signature === undefined || !hub.verifyBytes(covered, signature, new Date(madeAt))) {',
    replace: 'if (signature === undefined) {',
    test: { ...EVIDENCE, name: 'fails whatever byte of whatever field is another one, but for the note' },
  },
  {
    name: 'takes a witness’s line under the name of another',
    file: 'src/trust/evidence.ts',
    find: 'if (known.name !== name || ',
    replace: 'if (',
    test: { ...EVIDENCE, name: 'fails where a witness’s line is under the name of another, whoever signs the file' },
  },
  {
    name: 'certifies one key for signing and for TLS',
    file: 'src/pki/pilot.ts',
    find: 'one.keyDigest === keyDigest && one.use !== use)',
    replace: "one.keyDigest === '' && one.use !== use)",
    test: { ...PKI, name: 'is not given for both uses of one key' },
  },
  {
    name: 'certifies a key that nobody has shown to hold',
    file: 'src/pki/request.ts',
    find: 'if (!(await request.verify().catch(() => false))) {',
    replace: 'if ((await request.verify().catch(() => false)) === undefined) {',
    test: { ...PKI, name: 'where it is none, or its signature is not by its own key' },
  },
  {
    name: 'lets two processes work in an authority’s folder at once',
    file: 'src/pki/folder.ts',
    find: "const file = await open(path, 'wx', 0o600)",
    replace: "const file = await open(path, 'w', 0o600)",
    test: { ...PKI, name: 'is worked in by one process at a time: none of many certificates is lost' },
  },
]
