import type { Mutant } from './mutant.ts'

const unit = (file: string, name: string): Mutant['test'] => ({
  project: 'unit',
  file: `tests/unit/domain/${file}.test.ts`,
  name,
})

const attention = (name: string): Mutant['test'] => ({
  project: 'services',
  file: 'tests/services/attention.test.ts',
  name,
})

/** Faults of the core, and of what stores its decisions, that once passed every unit and property test. */
export const coreMutants: readonly Mutant[] = [
  {
    name: "discharges by authority through another country's stop",
    file: 'src/domain/engine/conditions.ts',
    find: "!(isStoppedByDepartureAtMost(draft) && basisOf(draft) === 'authority')",
    replace: "!(basisOf(draft) === 'authority')",
    test: unit('stop', 'of another country holds a discharge by authority too: its lift is its consent'),
  },
  {
    name: 'tells nobody that no declaration names a number',
    file: 'src/domain/movement/provisional.ts',
    find: 'if (movement.timersStarted === 0)',
    replace: 'if (movement.timersStarted < 0)',
    test: unit('movement/provisional', 'is told to its office and its headquarters, once, with what came first'),
  },
  {
    name: 'lets a country claim of a fund what was claimed already',
    file: 'src/domain/guarantee/fund.ts',
    find: '- claimedMinor(one) - paidMinor(one)\n\n/** What is claimed',
    replace: '- paidMinor(one)\n\n/** What is claimed',
    test: unit(
      'guarantee/fund',
      'beyond what the declaration secures for the country, and of a country for which it secures nothing more than the ledger',
    ),
  },
  {
    name: 'discharges as recovered while a fund still answers for another country',
    file: 'src/domain/guarantee/recovery.ts',
    find: "sum('in-use') + liableMinor(movement) === 0n",
    replace: "sum('in-use') === 0n",
    test: unit(
      'guarantee/fund',
      'also on a waiver, which has no amount at all; with all of it paid the movement is discharged as recovered',
    ),
  },
  {
    name: 'books a movement under whichever agreement comes first',
    file: 'src/domain/reference/agreements.ts',
    find: '    countries.length,\n',
    replace: '    0 * countries.length,\n',
    test: unit(
      'reference/agreements',
      'of several that cover it the one that names it counts, in whatever order the registry has them',
    ),
  },
  {
    name: 'takes a reference typed in another spacing for another declaration',
    file: 'src/domain/values/identifiers.ts',
    find: 'reference: compared(reference) || reference,',
    replace: 'reference,',
    test: unit(
      'values/identifiers',
      'the allocation key needs office and national reference, and takes the UTC year of acceptance and the reference as numbers are compared',
    ),
  },
  {
    name: 'forgets at the turn of the year what was declared in December',
    file: 'src/store/allocate.ts',
    find: 'at.getUTCMonth() === 0 ?',
    replace: 'at.getUTCMonth() === 12 ?',
    test: {
      project: 'services',
      file: 'tests/services/references-typed-again.test.ts',
      name: 'after the turn of the year has the MRN it was given before, for a month',
    },
  },
  {
    name: 'says applied of a report that closes nothing',
    file: 'src/pipeline/delivery-reports.ts',
    find: 'return closed.length > 0',
    replace: 'return closed.length >= 0',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/batch.test.ts',
      name: 'a delivery report of what was never sent, or is closed already, is recorded and not applied',
    },
  },
  {
    name: 'tells who stands in for the duties of stops',
    file: 'src/domain/model/attention.ts',
    find: "if (viewer.kind !== 'party' || viewer.role === 'customs') return NEEDS",
    replace: "if (viewer.kind !== 'party' || viewer.role !== 'carrier') return NEEDS",
    test: attention(
      'is to each what is his: nothing to a stranger or another office, no stop to who stands in for the duties',
    ),
  },
  {
    name: 'tells everybody of everybody’s attention',
    file: 'src/store/reads/attention.ts',
    find: '...mustHave(viewer).map(',
    replace: '...mustHave(viewer).slice(9).map(',
    test: attention(
      'is to each what is his: nothing to a stranger or another office, no stop to who stands in for the duties',
    ),
  },
  {
    name: 'lets what was taken before count for what is needed anew',
    file: 'src/store/reads/attention.ts',
    find: "(one.need === 'limit' || last.at",
    replace: "(one.need !== 'approval' || last.at",
    test: attention('does not count for the same when it is needed anew'),
  },
  {
    name: 'takes the first of two offices that bear the same national code',
    file: 'src/domain/reference/registry.ts',
    find: 'return another === undefined ? only : undefined',
    replace: 'return another === undefined || only !== undefined ? only : undefined',
    test: unit(
      'imports/offices-by-any-name',
      'that two systems know by the same code is neither, until the system is said',
    ),
  },
  {
    name: 'leads a vehicle to a post that no source vouches for',
    file: 'src/domain/movement/diversion.ts',
    find: 'office.unverified === true ? [] : office.pairs.filter(vouchedFor)',
    replace: 'office.pairs',
    test: unit('movement/diversion', 'a border closed: Benin takes over, gets its record, Burkina its closure'),
  },
  {
    name: 'says nothing of a declaration that is known already',
    file: 'src/domain/engine/step.ts',
    find: 'return doubles.length === 0 ? {} : { doubles }',
    replace: 'return doubles.length < 9 ? {} : { doubles }',
    test: unit('doubles', 'looks like the first by its national reference, in another case and spacing'),
  },
  {
    name: 'takes each vehicle of a lot for the same one',
    file: 'src/domain/notices/doubles.ts',
    find: '#${lot?.index ?? 0}`',
    replace: '#${0 * (lot?.index ?? 0)}`',
    test: unit('doubles', 'says nothing of another vehicle of the same lot'),
  },
  {
    name: 'lets two hubs take the same declaration without either noticing',
    file: 'src/store/marks.ts',
    find: 'if (twins.length > 0) await',
    replace: 'if (twins.length < 0) await',
    test: {
      project: 'services',
      file: 'tests/services/references-typed-again.test.ts',
      name: 'at two hubs at once is noticed by one of them, every time',
    },
  },
  {
    name: 'takes a stored alarm for one of whoever bears the device now',
    file: 'src/domain/notices/fan-out.ts',
    find: 'wasOnTheRoad(movement, message.occurredAt, now)',
    replace: 'isInFlight(movement.state) || wasOnTheRoad(movement, message.occurredAt, now)',
    test: unit('tracking', 'belongs to the movement that bore the device then, and not to whoever bears it now'),
  },
  {
    name: 'says applied of a device that nobody bears',
    file: 'src/domain/notices/fan-out.ts',
    find: "taken.length > 0 ? 'applied' : 'recorded'",
    replace: "taken.length >= 0 ? 'applied' : 'recorded'",
    test: unit('tracking', 'of a device no movement names does nothing, and its receipt says so'),
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
    name: 'takes every final exit for an arrival',
    file: 'src/domain/engine/conditions.ts',
    find: 'final && !isDestinationOnHub(draft) && countsAsArrival(draft)',
    replace: 'final && !isDestinationOnHub(draft)',
    test: unit(
      'movement/legs',
      'where the agreement does not say so the last exit is no arrival: departure discharges by other proof',
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
    find: "value: legibleText(value, longestOf['Error.value'])",
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
  {
    name: 'takes too little cover for enough',
    file: 'src/domain/guarantee/coverage.ts',
    find: 'if (covered >= duties.minor) return []',
    replace: 'if (covered > 0n) return []',
    test: unit('guarantee/duties-are-covered', '1 XOF for 90 million of duties, and one franc less than all'),
  },
  {
    name: 'covers what no rate converts',
    file: 'src/domain/values/rates.ts',
    find: 'return factor && { times: money.minor * factor.times, by: factor.by }',
    replace: 'return { times: money.minor * (factor?.times ?? 1n), by: factor?.by ?? 1n }',
    test: unit('guarantee/duties-are-covered', 'in a currency that no rate converts'),
  },
  {
    name: 'reduces a guarantee without asking for its authorisation',
    file: 'src/domain/guarantee/coverage.ts',
    find: "if (standing !== 'valid' ||",
    replace: "if (standing === 'unknown' ||",
    test: unit('guarantee/duties-are-covered', 'nor one that is suspended'),
  },
  {
    name: 'secures sensitive goods with a part of the duties',
    file: 'src/domain/guarantee/coverage.ts',
    find: 'return !listed && !areSensitive(agreementsOf(draft, body), body)',
    replace: 'return true',
    test: unit(
      'guarantee/duties-are-covered',
      'nor for sensitive goods: those of the list, and those the agreement names',
    ),
  },
  {
    name: 'lets an access code be tried by the refusal of the cover',
    file: 'src/domain/guarantee/coverage.ts',
    find: 'if (guarantee?.coverage === undefined',
    replace: "if (use.accessCode !== 'A1B2' || guarantee?.coverage === undefined",
    test: unit(
      'guarantee/duties-are-covered',
      'whatever the access code: nobody tries codes without its being counted',
    ),
  },
  {
    name: 'takes the contribution of one country for the security of all',
    file: 'src/domain/guarantee/secured-by.ts',
    find: "agreements.some(({ cover }) => cover !== 'contribution')",
    replace: "agreements.every(({ cover }) => cover !== 'contribution')",
    test: unit(
      'guarantee/duties-are-covered',
      'but not where no table asks for one, nor where another country on the way wants guarantees',
    ),
  },
  {
    name: 'falls silent after the first reminder',
    file: 'src/domain/movement/told.ts',
    find: '  remindAgain(draft, timer)\n',
    replace: '',
    test: {
      project: 'property',
      file: 'tests/property/never-falls-silent.test.ts',
      name: 'no sequence of events falls silent while a guarantee is in use or claimed',
    },
  },
  {
    name: 'reminds of a limit that has been moved',
    file: 'src/domain/timers/timers.ts',
    find: "if (about === 'T_limit' && limitAt !== limitTold) return false",
    replace: '',
    test: unit(
      'movement/told',
      'no more of a limit once it is extended, nor of an arrival that came; then of the results',
    ),
  },
  {
    name: 'calls a paid claim a discharge',
    file: 'src/domain/office-app/follow-up.ts',
    find: "if (dischargedOn === 'recovered' || paid) return 'payment'",
    replace: '',
    test: {
      project: 'scenarios',
      file: 'tests/scenarios/s32-limit-passes-and-everybody-is-told.test.ts',
      name: 'the public follow-up says where it stands, and after the claim is paid that it was paid',
    },
  },
  {
    name: 'lets the time to claim end without a word',
    file: 'src/domain/movement/told.ts',
    find: 'if (isClaimDeadlineNear(draft, deadline)) {',
    replace: 'if (!isClaimDeadlineNear(draft, deadline)) {',
    test: unit(
      'movement/told',
      'departure alone is warned 60, 30 and 7 days before it ends, counted from the time limit',
    ),
  },
]
