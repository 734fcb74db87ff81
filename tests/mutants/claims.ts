import type { Mutant } from './mutant.ts'

const unit = (file: string, name: string): Mutant['test'] => ({
  project: 'unit',
  file: `tests/unit/domain/${file}.test.ts`,
  name,
})

/** Faults in what becomes of a guarantee that is claimed. */
export const claimMutants: readonly Mutant[] = [
  {
    name: 'spends the guarantee for a claim that the principal has paid himself',
    file: 'src/domain/guarantee/recovery.ts',
    find: 'if (draft.message.body.byPrincipal === true) return settleByPrincipal(draft)',
    replace: '',
    test: unit(
      'guarantee/recovery',
      'paid by the principal himself it is available again, and the movement is closed by payment',
    ),
  },
  {
    name: 'lets a guarantor say that the principal has paid',
    file: 'src/domain/rules/procedures.ts',
    find: "message.sender.role === 'customs' && message.body.paidBy === undefined",
    replace: 'message.body.paidBy === undefined',
    test: unit(
      'guarantee/recovery',
      'paid by the principal after the discharge it is available as well; nobody but customs says so',
    ),
  },
]
