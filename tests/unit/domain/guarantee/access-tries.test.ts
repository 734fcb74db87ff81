import { beforeEach, describe, expect, test } from 'vitest'
import { TRIES_MAX } from '../../../../src/domain/guarantee/access-tries.ts'
import type { Declaration, Message } from '../../../../src/generated/types.ts'
import { customs, message } from '../../../support/procedures.ts'
import { checkDigit } from '../../../../src/domain/values/identifiers.ts'
import { declaration, GRN, GUARANTOR, registration } from '../../../support/road.ts'
import { createWorld, type World } from '../../../support/world.ts'

const OTHER_HOLDER = { scheme: 'NIF' as const, id: '2000999999', name: 'Somebody else' }

let world: World
let serial: number
beforeEach(() => {
  world = createWorld()
  serial = 0
  world.accept(registration())
})

function freshMrn(country = 'TG'): string {
  const seventeen = `26${country}LFW${String(200_000 + serial++)}000J`
  return `${seventeen}${checkDigit(seventeen)}`
}

/** Declares with a code, as the holder or another, and returns what departure is told of the guarantee. */
function tryCode(accessCode: string, more: Partial<Declaration> = {}): { told: unknown; alerts: string[] } {
  const guarantees = [{ type: '1' as const, grn: GRN, accessCode, amount: { amount: '10', currency: 'XOF' } }]
  const mrn = freshMrn()
  const { outgoing } = world.accept(declaration({ mrn, body: { guarantees, ...more } }))
  const told = outgoing.find((out) => out.kind === 'made' && out.type === 'guarantee-not-valid')
  const alerts = outgoing.flatMap((out) =>
    out.kind === 'made' && out.type === 'alert' ? [`${out.receiver} ${out.body.reason} ${out.body.text}`] : [],
  )
  return { told: told?.kind === 'made' ? told.body : undefined, alerts }
}
const tryWrong = (times: number): string[] =>
  Array.from({ length: times }, () => tryCode('9999')).flatMap(({ alerts }) => alerts)

describe('an access code', () => {
  test('that is wrong is answered like one that is right, of another holder', () => {
    const wrong = tryCode('9999').told
    expect(wrong).toMatchObject({ guarantees: [{ reason: 'G03' }] })
    expect(tryCode('A1B2', { principal: OTHER_HOLDER }).told).toEqual(wrong)
    expect(tryCode('9999', { principal: OTHER_HOLDER }).told).toEqual(wrong)
  })

  test('that is right is answered like a wrong one after too many of them', () => {
    const wrong = tryCode('9999').told
    tryWrong(TRIES_MAX - 1)
    expect(tryCode('A1B2').told).toEqual(wrong)
  })

  test('that is right is taken before that, and the wrong ones are forgotten', () => {
    tryWrong(TRIES_MAX - 1)
    expect(tryCode('A1B2').told).toBeUndefined()
    tryWrong(TRIES_MAX - 1)
    expect(tryCode('A1B2').told).toBeUndefined()
  })

  test('of another holder counts as a try, so that nobody finds it that way', () => {
    for (let tried = 0; tried < TRIES_MAX; tried += 1) tryCode('A1B2', { principal: OTHER_HOLDER })
    expect(tryCode('A1B2').told).toBeDefined()
  })

  test('may be tried again a day after the first', () => {
    tryWrong(TRIES_MAX)
    world.advance('2026-06-02T11:59:59Z')
    expect(tryCode('A1B2').told).toBeDefined()
    world.advance('2026-06-02T12:00:00Z')
    expect(tryCode('A1B2').told).toBeUndefined()
  })

  test('may be tried again once the guarantor has updated the guarantee', () => {
    tryWrong(TRIES_MAX)
    const action = { action: 'update' as const, accessCode: 'NEW1' }
    world.accept(registration({ body: action }))
    expect(tryCode('NEW1').told).toBeUndefined()
  })
})

test('the guarantor is alerted once, when the bound is reached, and told of which guarantee', () => {
  expect(tryWrong(TRIES_MAX - 1)).toEqual([])
  expect(tryWrong(1)).toEqual([`${GUARANTOR} access-code ${GRN}`])
  expect(tryWrong(20)).toEqual([])
})

test('one sender’s tries keep nobody else out', () => {
  tryWrong(TRIES_MAX)
  const body = { departureOffice: 'BFOUA001', destinationOffice: 'TGLFW001' }
  const itinerary: Declaration['itinerary'] = [
    { country: 'BF', exitOffice: 'BFCNK001', mode: '3', connection: 'full' },
    { country: 'TG', entryOffice: 'TGCNK001', mode: '3', connection: 'full' },
  ]
  const guarantees = [{ type: '1' as const, grn: GRN, accessCode: 'A1B2', amount: { amount: '10', currency: 'XOF' } }]
  const mrn = freshMrn('BF')
  const back: Message = { ...declaration({ mrn, body: { ...body, itinerary, guarantees } }), sender: customs('BF') }
  world.accept(back)
  expect(world.state(mrn)).toBe('registered')
})

test('an amendment tries as well', () => {
  const guarantees = [{ type: '1' as const, grn: GRN, accessCode: '9999', amount: { amount: '10', currency: 'XOF' } }]
  world.accept(declaration({ body: { guarantees } }))
  for (let version = 2; version <= TRIES_MAX; version += 1) {
    const content = declaration({ body: { guarantees } }).body
    world.accept(
      message('declaration-amendment', customs('TG'), {
        contentVersion: version,
        reason: 'r',
        declaration: content,
      } as never),
    )
  }
  expect(tryCode('A1B2').told).toBeDefined()
})
