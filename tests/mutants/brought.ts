import type { Mutant } from './mutant.ts'

const NEEDS = { project: 'unit', file: 'tests/unit/compose/certificate-needs.test.ts' }
const CONFIG = { project: 'unit', file: 'tests/unit/config.test.ts' }
const TOKEN = { project: 'services', file: 'tests/services/hub-key-in-a-token.test.ts' }
const COMMAND = { project: 'services', file: 'tests/services/participants-by-command.test.ts' }

/** Faults of how countries are brought on and their keys are kept. */
export const broughtMutants: readonly Mutant[] = [
  {
    name: 'takes a key in a file that nobody has allowed by its name',
    file: 'src/config-groups.ts',
    find: "  ['tls', 'CORRIDOR_TLS_KEY'],\n",
    replace: '',
    test: { ...CONFIG, name: 'refuses keys in files in production unless they are allowed by name' },
  },
  {
    name: 'signs the log with a key in a token that is not the one it is known by',
    file: 'src/trust/note.ts',
    find: 'if (!ed25519Holds(bytes, token.sign(bytes), known)) throw',
    replace: 'if (known.publicKey.length === 0) throw',
    test: { ...TOKEN, name: 'is refused where it signs otherwise than the public key beside it says' },
  },
  {
    name: 'tells nobody of a certificate that its authority has revoked',
    file: 'src/compose/certificate-needs.ts',
    find: "if (checked.code === 'certificate-revoked') return 'revoked'",
    replace: "if (checked.code === 'certificate-revoked') return undefined",
    test: { ...NEEDS, name: 'since the moment at which its authority has revoked it' },
  },
  {
    name: 'tells nobody of a gap between two certificates',
    file: 'src/compose/certificate-needs.ts',
    find: 'if (from > at && from <= until) until',
    replace: 'if (from > at) until',
    test: { ...NEEDS, name: 'where the next one begins only after the last has ended' },
  },
  {
    name: 'sets back what operators have changed of what is shipped',
    file: 'src/cli/registry.ts',
    find: 'items.filter((item) => !known.has(keyOf(item)))',
    replace: 'items.filter(() => known.size >= 0)',
    test: {
      ...COMMAND,
      name: 'brings countries, offices, code lists and agreements in, changes nothing the second time, and nothing of an operator’s',
    },
  },
  {
    name: 'gives the key of one witness to another party',
    file: 'src/store/witnesses.ts',
    find: 'if (holder !== undefined) return',
    replace: 'if (holder?.party === party) return',
    test: {
      project: 'services',
      file: 'tests/services/a-witness-of-the-log.test.ts',
      name: 'is so by an act in the log, under a name that says whose it is',
    },
  },
]
