import type { Mutant } from './mutant.ts'

const byPlan = (name: string): Mutant['test'] => ({
  project: 'services',
  file: 'tests/services/parked-messages-by-a-plan.test.ts',
  name,
})

/** What operators act on: what they have read must be what is done. */
export const attentionMutants: readonly Mutant[] = [
  {
    name: 'sends parked messages again by a plan that no longer holds',
    file: 'src/http/routes/parked.ts',
    find: `if (plan !== planned) throw new EdgeError('plan-stale')`,
    replace: '',
    test: byPlan('are left alone by parties, without a plan, without a reason, and by another plan'),
  },
  {
    name: 'sends again what is parked for another cause',
    file: 'src/store/reads/parked.ts',
    find: '...(cause === undefined ? [] : [`o.parked_reason = ${parameters.add(cause)}`]),',
    replace: '',
    test: byPlan('are found by receiver, cause, type and time, all of it together'),
  },
  {
    name: 'shows a party what waits for another',
    file: 'src/http/routes/queues.ts',
    find: 'if (receiver === undefined || (own !== undefined && own !== receiver)) throw notFound()',
    replace: 'if (receiver === undefined) throw notFound()',
    test: byPlan('is nobody else’s business, and unknown states are refused'),
  },
  {
    name: 'tells a country of the outages of another',
    file: 'src/http/outage-needs.ts',
    find: 'all.filter(({ country }) => asParty(country) === viewer.key)',
    replace: 'all',
    test: {
      project: 'services',
      file: 'tests/services/outages-and-the-hub-need-somebody.test.ts',
      name: 'are its own business and the operators’, in the language of whoever asks',
    },
  },
]
