import type { Mutant } from './mutant.ts'

const unit = (file: string, name: string): Mutant['test'] => ({
  project: 'unit',
  file: `tests/unit/domain/${file}.test.ts`,
  name,
})

/** Faults in what is claimed of guarantees, and in what is contributed to funds. */
export const claimMutants: readonly Mutant[] = [
  {
    name: 'goes on collecting what is no longer due',
    file: 'src/domain/guarantee/payment-orders.ts',
    find: 'let beyond = open - left',
    replace: 'let beyond = (open - left) * 0n',
    test: {
      project: 'property',
      file: 'tests/property/payment-requests.test.ts',
      name: 'what a payment system was asked and not withdrawn, without what was paid, is what is left to pay',
    },
  },
  {
    name: 'takes for too much what was paid and settled',
    file: 'src/domain/guarantee/payment-orders.ts',
    find: 'if (part === 0n) return order',
    replace: 'if (part >= 0n) return order',
    test: unit('guarantee/payment-orders', 'that customs settle once it was paid asks nobody again'),
  },
  {
    name: 'lets a waiver secure amounts that nobody can be asked for',
    file: 'src/domain/guarantee/fund.ts',
    find: 'if (secured.length === 0 || isClaimable) return []',
    replace: 'if (secured.length >= 0 || isClaimable) return []',
    test: unit('guarantee/fund', 'so amounts secured by it alone are refused: nobody could be asked for them'),
  },
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
  {
    name: 'takes anybody’s word that a contribution was paid',
    file: 'src/domain/guarantee/payment.ts',
    find: 'contributions.filter(({ collector }) => collector === sender)',
    replace: 'contributions.filter(({ collector }) => collector !== undefined)',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/reference/contribution.test.ts',
      name: 'neither another guarantor of the movement nor the treasury of another country',
    },
  },
]
