import type { Mutant } from './mutant.ts'

const unit = (file: string, name: string): Mutant['test'] => ({
  project: 'unit',
  file: `tests/unit/domain/${file}.test.ts`,
  name,
})

/** Faults of the core, and of what stores its decisions, that once passed every unit and property test. */
export const coreMutants: readonly Mutant[] = [
  {
    name: 'discharges by mandate although another truck was seen',
    file: 'src/domain/differences/open.ts',
    find: "  'vehicleDiffers',\n  'sealsDiffer',\n  'passedStop',",
    replace: "  'sealsDiffer',\n  'passedStop',",
    test: unit(
      'differences/judged',
      'is explained by the customs of the place; the discharge waits for departure all the same',
    ),
  },
  {
    name: 'takes an explanation from after the sighting',
    file: 'src/domain/differences/explain.ts',
    find: 'instantOf(message.occurredAt) > instantOf(since)',
    replace: 'Number.isNaN(instantOf(since))',
    test: unit('differences/judged', 'is not explained by what happened after the sighting'),
  },
  {
    name: 'takes an explanation from the destination office',
    file: 'src/domain/differences/explain.ts',
    find: 'if (office === declaredOf(movement).destination.office || office === movement.arrival?.office) return false',
    replace: 'if (office !== undefined && office === movement.arrival?.office) return false',
    test: unit('differences/judged', 'is not explained by the destination'),
  },
  {
    name: 'calls a seal intact that was never in force',
    file: 'src/domain/differences/compare.ts',
    find: "...(isExtra ? {} : { flag: 'sealsDiffer' }),",
    replace: '...(isExtra ? {} : {}),',
    test: unit('differences/compare', 'a seal never in force'),
  },
  {
    name: 'lets results discharge through a country that nobody saw the goods in',
    file: 'src/domain/differences/holding.ts',
    find: 'awaitsDeparture(draft.movement) || unseenLegs(draft).length > 0',
    replace: 'awaitsDeparture(draft.movement)',
    test: unit('differences/judged', 'a country connected in full that nobody saw the goods in holds the discharge'),
  },
  {
    name: 'judges a stop by when the passage is reported',
    file: 'src/domain/differences/judge.ts',
    find: '(until === undefined || earliest < instantOf(until))',
    replace: 'until === undefined',
    test: unit('differences/judged', 'is one while it was open, although it is reported after it was lifted'),
  },
  {
    name: 'gives a follow-up code to what is not released, and none to what is',
    file: 'src/pipeline/writes.ts',
    find: 'return mrn === undefined ? [] : [{ mrn, code',
    replace: 'return mrn !== undefined ? [] : [{ mrn, code',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/follow-up-codes.test.ts',
      name: 'a movement gets its follow-up code with its release and with nothing else',
    },
  },
  {
    name: 'covers who has waited shortest first',
    file: 'src/domain/guarantee/cover.ts',
    find: '(place(one) < place(other) ? -1 : 1)',
    replace: '(place(one) > place(other) ? -1 : 1)',
    test: unit(
      'guarantee/cover',
      'covers who has waited longest first, whatever the MRN, and passes over one that does not fit',
    ),
  },
  {
    name: 'discharges by itself when only one of several agreements says so',
    file: 'src/domain/reference/agreements.ts',
    find: "agreements.every(({ dischargeMode }) => dischargeMode === 'automatic')",
    replace: "agreements.some(({ dischargeMode }) => dischargeMode === 'automatic')",
    test: unit(
      'reference/agreements',
      'the hub discharges by itself when all agreements say so, and departure when one does not, or there is none',
    ),
  },
  {
    name: 'counts an agreement that has ended against what runs on it',
    file: 'src/domain/reference/agreements.ts',
    find: "(reason !== 'suspended' && reason !== 'none')",
    replace: "reason !== 'suspended'",
    test: unit(
      'reference/agreements',
      'an agreement that has ended, or is suspended, does not count against what runs on it already',
    ),
  },
  {
    name: 'lets any party stop goods',
    file: 'src/domain/rules/header.ts',
    find: 'if (row.senders.some(({ role }) => role === caller.role)) return undefined',
    replace: "if (type === 'alert' || row.senders.some(({ role }) => role === caller.role)) return undefined",
    test: unit('stop', 'is refused to everybody but customs and the hub'),
  },
  {
    name: 'takes the shortest time of several agreements',
    file: 'src/domain/timers/timers.ts',
    find: 'return Math.max(...dues)',
    replace: 'return Math.min(...dues)',
    test: unit('timers/timers', 'where several agreements set a time, the longest counts'),
  },
  {
    name: 'tells countries already left',
    file: 'src/domain/reference/receivers.ts',
    find: 'own.index >= leg && own.exited === undefined',
    replace: 'own.index >= leg',
    test: unit(
      'reference/receivers',
      'an incident is told to departure and to the countries still ahead of the goods, not to a country already left',
    ),
  },
  {
    name: 'raises the version of the itinerary with every amendment',
    file: 'src/domain/movement/amendment.ts',
    find: '(rerouted ? 1 : 0)',
    replace: '1',
    test: unit('movement/amendment', 'the version of the itinerary rises with another way, not with other goods'),
  },
  {
    name: 'gives half of a surrogate pair back to who sent it',
    file: 'src/domain/values/finding.ts',
    find: 'value: legibleText(value, LONGEST.value)',
    replace: 'value',
    test: {
      project: 'property',
      file: 'tests/property/answers-are-i-json.test.ts',
      name: 'whatever a finding repeats, its answer is well-formed and says the same over every channel',
    },
  },
  {
    name: 'lets an operator try what somebody has just tried',
    file: 'src/pipeline/batch.ts',
    find: 'if (tries?.get(retry.entry) === retry.attempt - 1)',
    replace: 'if (tries !== undefined)',
    test: {
      project: 'services',
      file: 'tests/services/retries-are-done-once.test.ts',
      name: 'two hubs that have both read it try it once: the second finds it tried',
    },
  },
  {
    name: 'tries a timer that fails by itself for ever, unseen',
    file: 'src/pipeline/commit.ts',
    find: "return alone.resolve({ kind: 'lost', failed: reasonOf(error) })",
    replace: 'return alone.resolve(LOST_WORK)',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/set-aside.test.ts',
      name: 'a timer that fails three times for a reason of ours is not set aside, but told of with the reason',
    },
  },
]
