import type { Mutant } from './mutant.ts'

const unit = (file: string, name: string): Mutant['test'] => ({
  project: 'unit',
  file: `tests/unit/domain/${file}.test.ts`,
  name,
})

/** Faults in holding what was seen against what was declared. */
export const differenceMutants: readonly Mutant[] = [
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
    name: 'calls what is shared ended while the other movement is under way',
    file: 'src/domain/engine/decide.ts',
    find: "waitsFor(name) === 'partner' && sharingNow(movement, sharing).ended.size === 0",
    replace: 'name === undefined && sharingNow(movement, sharing).ended.size === 0',
    test: unit(
      'differences/used-twice-ends',
      'as long as the other movement is under way, however often that is looked at, and nothing is logged',
    ),
  },
  {
    name: 'never looks at the other movement again',
    file: 'src/domain/timers/timers.ts',
    find: 'if (isWatched || openSharing(movement).length === 0) return',
    replace: 'if (isWatched || openSharing(movement).length >= 0) return',
    test: unit('differences/used-twice-ends', 'until the other one has arrived; whoever was told of it is told again'),
  },
  {
    name: 'discharges when the other movement ends although something else is open',
    file: 'src/domain/differences/holding.ts',
    find: 'isDue(draft) && sharingEndFrees(draft) && unseenLegs(draft).length === 0',
    replace: 'isDue(draft) && sharingEndFrees !== undefined && unseenLegs(draft).length === 0',
    test: unit('differences/used-twice-ends', 'is not discharged while something else is open'),
  },
  {
    name: 'judges a stop by when the passage is reported',
    file: 'src/domain/differences/judge.ts',
    find: '(until === undefined || earliest < instantOf(until))',
    replace: 'until === undefined',
    test: unit('differences/judged', 'is one while it was open, although it is reported after it was lifted'),
  },
  {
    name: 'forgets wagons that were left behind beyond a hundred',
    file: 'src/domain/differences/part.ts',
    find: "slice(0, mostOf['VehicleSet.wagons'])",
    replace: 'slice(0, 99)',
    test: unit(
      'differences/nothing-is-forgotten',
      'an arrival without a word of them lacks every wagon that was left behind, however many they are',
    ),
  },
  {
    name: 'believes any number of a seal that is said to have been taken off',
    file: 'src/domain/differences/seen.ts',
    find: 'seals: takenOff(message.body.removed)',
    replace: 'seals: []',
    test: unit(
      'differences/noted',
      'that takes off a number never in force is told: the seals of departure are still to be seen',
    ),
  },
  {
    name: 'forgets a stop that holds when others were lifted since',
    file: 'src/domain/engine/effects.ts',
    find: 'const lifted = stops.filter(({ until }) => until !== undefined)',
    replace: 'const lifted = stops',
    test: unit(
      'differences/nothing-is-forgotten',
      'a stop that holds is passed, however often another one was set and lifted since',
    ),
  },
  {
    name: 'lets one person alone take back what was seen',
    file: 'src/domain/differences/correction.ts',
    find: 'return officer !== undefined && confirmedBy !== undefined && !alike(officer, confirmedBy)',
    replace: 'return !alike(officer ?? "", confirmedBy ?? "")',
    test: unit('differences/corrections', 'where one person alone takes it back'),
  },
  {
    name: 'lets a correction clear a stop that was passed',
    file: 'src/domain/differences/correction.ts',
    find: 'one.resolvedBy === undefined && MISTYPED.has(one.kind) && sameKey(one.by, key)',
    replace: 'one.resolvedBy === undefined && sameKey(one.by, key)',
    test: unit('differences/corrections', 'a stop that was passed is passed, whatever was mistyped'),
  },
  {
    name: 'takes the rule for seal numbers of whoever reports',
    file: 'src/domain/differences/seal-series.ts',
    find: 'declaredOf(movement).departure.office, on',
    replace: "'TGCNK001', on",
    test: unit('differences/seal-series', 'says nothing before its day, or of another office'),
  },
]
