import { describe, expect, test } from 'vitest'
import {
  alert,
  arrival,
  declaration,
  discharge,
  entry,
  exit,
  GRN,
  GUARANTOR,
  MRN,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'
import { isHeld } from '../../../../src/domain/draft/queries.ts'
import { asParty } from '../../../support/identifiers.ts'

const released = (): World => {
  const world = createWorld()
  world.accept(registration())
  world.accept(declaration())
  world.accept(release())
  return world
}

const arrivedWorld = (): World => {
  const world = released()
  world.accept(arrival())
  return world
}

const available = (world: World): bigint | undefined => world.guarantees.get(GRN)?.available
const findings = (world: World, message: Parameters<World['send']>[0]) => {
  const decision = world.send(message)
  return decision.outcome === 'refused' ? decision.findings : []
}

describe('refusals', () => {
  test('every decision on an unknown MRN is 90, and nothing is remembered', () => {
    const world = createWorld()
    for (const message of [release(), results(), discharge(), alert()]) {
      expect(findings(world, message)).toEqual([{ code: '90', pointer: '/mrn', value: MRN }])
    }
    expect(world.movements.size).toBe(0)
  })

  test('a movement known only by an unmatched fact still is unknown to decisions', () => {
    const world = createWorld()
    world.accept(entry())
    expect(findings(world, release())).toMatchObject([{ code: '90' }])
    expect(findings(world, alert({ from: 'TG' }))).toMatchObject([{ code: '90' }])
  })

  test('a decision by a country that is no party looks like one on an unknown MRN', () => {
    const world = arrivedWorld()
    expect(findings(world, results({ from: 'NG' }))).toEqual([{ code: '90', pointer: '/mrn', value: MRN }])
    expect(findings(world, alert({ from: 'NG' }))).toEqual([{ code: '90', pointer: '/mrn', value: MRN }])
  })

  test('a second declaration is 92 and names the MRN', () => {
    const world = released()
    expect(findings(world, declaration())).toEqual([{ code: '92', rule: 'MRN-EXISTS', pointer: '/mrn', value: MRN }])
  })

  test('release, results and discharge out of sequence are 92 with the state', () => {
    const world = released()
    expect(findings(world, release())).toMatchObject([{ code: '92', expected: 'released' }])
    world.accept(arrival())
    world.accept(results())
    expect(findings(world, results())).toMatchObject([{ code: '92', expected: 'results-received' }])
    world.accept(discharge())
    for (const message of [release(), results(), discharge(), alert()]) {
      expect(findings(world, message)).toMatchObject([{ code: '92', expected: 'discharged' }])
    }
  })

  test('only departure releases and discharges, only the country of arrival sends results', () => {
    const world = arrivedWorld()
    expect(findings(world, discharge({ from: 'BF' }))).toMatchObject([{ code: '14', rule: 'SENDER-OFFICE' }])
    expect(findings(world, results({ from: 'TG' }))).toMatchObject([{ code: '14', rule: 'SENDER-OFFICE' }])
  })

  test('results without the state of the seals are 13 when there were seals', () => {
    const world = arrivedWorld()
    const { sealState: _, ...body } = results().body
    expect(findings(world, { ...results(), body })).toEqual([{ code: '13', rule: 'C0810', pointer: '/body/sealState' }])
    expect(world.state(MRN)).toBe('arrived')
  })

  test('a discharge as recovered is never sent by hand', () => {
    const world = arrivedWorld()
    expect(findings(world, discharge({ body: { basis: 'recovered' } }))).toMatchObject([{ code: '92' }])
  })

  test('a lift of a stop nobody set is 92', () => {
    expect(findings(released(), alert({ body: { action: 'lift' } }))).toMatchObject([{ code: '92' }])
  })

  test('a stop on a vehicle without a movement is refused rather than ineffective', () => {
    const { mrn: _, ...onVehicle } = alert({ body: { container: 'CSQU3054383' } })
    expect(findings(createWorld(), onVehicle)).toMatchObject([{ code: '13', rule: 'ALERT-SUBJECT' }])
  })
})

describe('scenario 1, the road from Lomé to Ouagadougou', () => {
  test('reserved, in use, two records, and available again at discharge', () => {
    const world = createWorld()
    world.accept(registration())
    expect(sent(world.accept(declaration()))).toEqual([])
    expect(world.guarantees.get(GRN)).toMatchObject({ available: 6_000_000n, reserved: 4_000_000n })
    expect(sent(world.accept(release()))).toEqual(['anticipated-transit-record>BF', 'anticipated-arrival-record>BF'])
    expect(world.guarantees.get(GRN)).toMatchObject({ reserved: 0n, inUse: 4_000_000n })
    expect(sent(world.accept(exit()))).toEqual(['forward>BF'])
    expect(world.state(MRN)).toBe('at-border')
    expect(sent(world.accept(entry()))).toEqual(['forward>TG'])
    expect(world.state(MRN)).toBe('in-transit')
    expect(sent(world.accept(arrival()))).toEqual(['forward>TG'])
    expect(sent(world.accept(results()))).toEqual(['forward>TG'])
    expect(world.state(MRN)).toBe('results-received')
    expect(sent(world.accept(discharge()))).toEqual([
      'forward>BF',
      'forward>TG/sahel-transit',
      `forward>${GUARANTOR}`,
      `guarantee-release>${GUARANTOR}`,
    ])
    expect(world.state(MRN)).toBe('discharged')
    expect(world.guarantees.get(GRN)).toMatchObject({ available: 10_000_000n, inUse: 0n, limit: 10_000_000n })
    expect(world.movements.get(MRN)).toMatchObject({ flags: [], open: [], held: [] })
  })

  test('records carry the latest data, and never an access code', () => {
    const world = createWorld()
    world.accept(registration())
    const declared = world.accept(declaration())
    const equipment = [{ container: 'CSQU3054383', numberOfSeals: 1, seals: [{ id: 'S-9' }] }]
    const decision = world.accept(release({ body: { equipment } }))
    const [record] = decision.outgoing
    if (record?.kind !== 'made' || record.type !== 'anticipated-transit-record') throw new Error('no record')
    expect(record.body).toMatchObject({ legIndex: 1, leg: { country: 'BF' }, seals: ['S-9'], recordVersion: 1 })
    expect(record.body.declaration).toMatchObject({ equipment, limitAt: '2026-03-10T18:00:00Z' })
    expect(world.movements.get(MRN)?.seals).toEqual(['S-9'])
    const told = JSON.stringify([declared.declaration, decision.outgoing], (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    )
    expect(told).not.toContain('A1B2')
  })
})

describe('arrival, results and discharge', () => {
  test('an agreement with automatic discharge: results discharge at once, departure is told', () => {
    const world = createWorld(testReference({ agreements: [agreement({ dischargeMode: 'automatic' })] }))
    for (const message of [registration(), declaration(), release(), arrival()]) world.accept(message)
    expect(sent(world.accept(results()))).toEqual([
      'forward>TG',
      'discharge>TG',
      'discharge>BF',
      'discharge>TG/sahel-transit',
      `discharge>${GUARANTOR}`,
      `guarantee-release>${GUARANTOR}`,
    ])
    expect(available(world)).toBe(10_000_000n)
  })

  test('results with discrepancies wait for better ones', () => {
    const world = arrivedWorld()
    world.accept(results({ body: { code: 'B1', text: 'short' } }))
    expect(world.state(MRN)).toBe('under-discrepancy')
    expect(world.movements.get(MRN)?.flags).toContain('nonConform')
    expect(world.accept(discharge())).toMatchObject({ status: 'held', awaits: 'control-results' })
    world.accept(results({ body: { code: 'A4' } }))
    expect(world.state(MRN)).toBe('discharged')
  })

  test('an arrival after the limit is late, one of unknown hour on the last day is not', () => {
    const late = released()
    late.accept(arrival({ occurredAt: '2026-03-10T18:00:01Z' }))
    expect(late.movements.get(MRN)?.flags).toContain('late')
    const sameDay = released()
    sameDay.accept({ ...arrival({ occurredAt: '2026-03-10T23:00:00Z' }), occurredPrecision: 'day' })
    expect(sameDay.movements.get(MRN)?.flags).not.toContain('late')
  })

  test('arrival at another office of the country with the role is accepted by rule; without it a diversion opens', () => {
    const other = released()
    other.accept(arrival({ body: { office: 'BFBOY001' } }))
    expect(other.movements.get(MRN)).toMatchObject({ state: 'arrived', open: [], itineraryVersion: 2 })
    const border = released()
    expect(sent(border.accept(arrival({ body: { office: 'BFCNK001' } })))).toEqual(['forward>TG', 'alert>TG'])
    expect(border.movements.get(MRN)).toMatchObject({
      state: 'arrived',
      open: [{ procedure: 'diversion' }],
      itineraryVersion: 1,
    })
  })
})

describe('scenario 2, the same passage again', () => {
  test('same findings: recorded, nobody told; other findings: forwarded and alerted once', () => {
    const world = released()
    world.accept(exit())
    world.accept(entry())
    const before = world.movements.get(MRN)
    const again = world.accept(entry({ occurredAt: '2026-03-04T15:04:00Z' }))
    expect(again.status).toBe('recorded')
    expect(sent(again)).toEqual([])
    expect(world.movements.get(MRN)).toEqual({ ...before, accepted: (before?.accepted ?? 0) + 1 })
    const broken = { sealCheck: { state: 'broken' as const } }
    const other = world.accept(entry({ body: broken }))
    expect(other.status).toBe('recorded')
    expect(sent(other)).toEqual(['forward>TG', 'alert>TG', 'alert>TG'])
    expect(sent(world.accept(entry({ body: broken })))).toEqual([])
  })
})

describe('scenario 3, everything out of order', () => {
  test('entry before exit flags the exit until it comes', () => {
    const world = released()
    world.accept(entry())
    expect(world.movements.get(MRN)?.flags).toEqual(['exitMissing'])
    expect(world.accept(exit()).status).toBe('applied')
    expect(world.movements.get(MRN)).toMatchObject({ state: 'in-transit', flags: [] })
  })

  test('arrival before both implies the legs, the notices back-fill them, nothing is refused', () => {
    const world = arrivedWorld()
    expect(world.movements.get(MRN)?.flags).toEqual(['implied'])
    world.accept(entry())
    world.accept(exit())
    expect(world.movements.get(MRN)).toMatchObject({ state: 'arrived', flags: [] })
    expect(world.movements.get(MRN)?.legs[0]?.exited?.office).toBe('TGCNK001')
  })

  test('facts before release are held and take effect with it, in the order of the road', () => {
    const world = createWorld()
    world.accept(registration())
    world.accept(declaration())
    const facts = [arrival(), entry(), exit()]
    for (const fact of facts) {
      expect(world.accept(fact)).toMatchObject({ status: 'held', awaits: 'release-for-transit', outgoing: [] })
    }
    const decision = world.accept(release())
    expect(decision.releases.map(({ id }) => id)).toEqual([facts[2]?.id, facts[1]?.id, facts[0]?.id])
    expect(world.movements.get(MRN)).toMatchObject({ state: 'arrived', flags: [], held: [] })
  })

  test('results before arrival and discharge before results are held, and the arrival sets off both', () => {
    const world = released()
    expect(world.accept(discharge())).toMatchObject({ status: 'held', awaits: 'control-results' })
    expect(world.accept(results())).toMatchObject({ status: 'held', awaits: 'arrival-advice' })
    world.accept(arrival())
    expect(world.state(MRN)).toBe('discharged')
    expect(available(world)).toBe(10_000_000n)
  })

  test('a return takes the exit back, and an exit reported after it changes nothing', () => {
    const world = released()
    world.accept(exit())
    world.accept(exit({ occurredAt: '2026-03-04T20:00:00Z', body: { kind: 'return' } }))
    expect(world.movements.get(MRN)).toMatchObject({ state: 'released' })
    expect(world.movements.get(MRN)?.legs[0]?.exited).toBeUndefined()
    const older = exit({ occurredAt: '2026-03-04T12:00:00Z', body: { sealCheck: { state: 'not-checked' } } })
    expect(world.accept(older).status).toBe('recorded')
    world.accept(exit({ occurredAt: '2026-03-05T08:00:00Z' }))
    expect(world.state(MRN)).toBe('at-border')
  })
})

describe('scenario 4, after the end', () => {
  test('an entry notice is a contradiction that departure hears of, and a release is 92', () => {
    const world = arrivedWorld()
    world.accept(results())
    world.accept(discharge())
    const decision = world.accept(entry())
    expect(decision.status).toBe('contradiction')
    expect(sent(decision)).toEqual(['alert>TG'])
    expect(world.movements.get(MRN)).toMatchObject({
      state: 'discharged',
      flags: expect.arrayContaining(['contradiction']),
    })
    expect(findings(world, release())).toMatchObject([{ code: '92' }])
  })

  test('what is held when the end comes: facts contradict, decisions are void and their sender is told', () => {
    const world = released()
    const waiting = results()
    world.accept(waiting)
    world.accept(discharge({ body: { basis: 'authority', text: 'court order' } }))
    const voided = world.steps.at(-1)?.decision
    expect(voided && sent(voided)).toEqual(['functional-error>BF'])
    expect(isHeld(world.movements.get(MRN), { sender: asParty('BF'), id: waiting.id })).toBe(false)
    expect(world.state(MRN)).toBe('discharged')
  })
})

describe('scenario 5, a guarantee with room for one', () => {
  test('the second declaration is accepted, refused G09, and takes nothing', () => {
    const world = createWorld()
    world.accept(registration({ body: { limit: { amount: '5000000', currency: 'XOF' } } }))
    world.accept(declaration())
    const second = world.accept(declaration({ mrn: '26TGLFW100000124J2' }))
    expect(second.status).toBe('applied')
    expect(world.state('26TGLFW100000124J2')).toBe('guarantee-refused')
    expect(sent(second)).toEqual(['guarantee-not-valid>TG', 'guarantee-not-valid>TG/sahel-transit'])
    expect(second.outgoing[0]).toMatchObject({ body: { guarantees: [{ grn: GRN, reason: 'G09' }] } })
    expect(second.entries).toEqual([])
    expect(findings(world, release({ mrn: '26TGLFW100000124J2' }))).toMatchObject([{ code: '92' }])
  })
})

describe('scenario 8, an unknown MRN', () => {
  test('an entry notice is unmatched, departure alerted, and matched when the declaration comes', () => {
    const world = createWorld()
    const fact = entry()
    const decision = world.accept(fact)
    expect(decision).toMatchObject({ status: 'unmatched', visibleTo: [] })
    expect(sent(decision)).toEqual(['alert>TG'])
    expect(decision.outgoing[0]).toMatchObject({ body: { reason: 'unmatched', cause: { id: fact.id, sender: 'BF' } } })
    world.accept(registration())
    world.accept(declaration())
    expect(world.movements.get(MRN)?.held).toMatchObject([{ awaits: 'release-for-transit', leg: 1 }])
    world.accept(release())
    expect(world.movements.get(MRN)).toMatchObject({ state: 'in-transit', flags: ['exitMissing'] })
  })

  test('a fact by a country that is no party is answered as if the MRN were unknown, and only departure hears of it', () => {
    const world = released()
    const decision = world.accept(entry({ body: { office: 'GHPAG001' } }))
    expect(decision).toMatchObject({ status: 'unmatched', awaits: 'diversion-response', visibleTo: [] })
    expect(sent(decision)).toEqual(['alert>TG'])
    world.accept(arrival())
    world.accept(results())
    world.accept(discharge())
    expect(world.movements.get(MRN)).toMatchObject({ held: [], flags: expect.arrayContaining(['contradiction']) })
    const after = world.accept(entry({ body: { office: 'GHPAG001' } }))
    expect(after).toMatchObject({ status: 'unmatched' })
  })
})

describe('scenario 15, a lot', () => {
  test('one truck passes, the others stay, and the amounts add up', () => {
    const world = createWorld()
    world.accept(registration({ body: { limit: { amount: '18000', currency: 'XOF' } } }))
    const mrns = Array.from({ length: 18 }, (_, at) => `26TGLFW1000002${String(at).padStart(2, '0')}J0`)
    const guarantees = [
      { type: '1' as const, grn: GRN, accessCode: 'A1B2', amount: { amount: '1000', currency: 'XOF' } },
    ]
    for (const [at, mrn] of mrns.entries()) {
      world.accept(declaration({ mrn, body: { lot: { id: 'LOT', index: at + 1, of: 18 }, guarantees } }))
      world.accept(release({ mrn }))
    }
    expect(world.guarantees.get(GRN)).toMatchObject({ available: 0n, inUse: 18_000n })
    world.accept(exit({ mrn: mrns[2] ?? '' }))
    expect(mrns.filter((mrn) => world.state(mrn) === 'at-border')).toEqual([mrns[2]])
  })
})
