import { expect, test } from 'vitest'
import { codelists } from '../../../src/generated/codelists.ts'
import type { Declaration, DeclaredGuarantee, GuaranteeRegistration } from '../../../src/generated/types.ts'
import { agreement, party, testReference } from '../../support/reference.ts'
import { declaration, GRN, GUARANTOR, MRN, registration, release, use } from '../../support/road.ts'
import { createWorld, type World } from '../../support/world.ts'
import { asParty } from '../../support/identifiers.ts'

const OTHER = '26TGLFW100000124J2'
type Story = {
  guarantee?: Partial<GuaranteeRegistration['body']> | null
  before?: DeclaredGuarantee
  body?: Partial<Declaration>
}

const carnet = {
  declarationType: 'TIR' as const,
  carnet: { number: 'XB12345678' },
  guarantees: [{ type: 'B' as const }],
}
const goods = (more: Partial<Declaration['items'][number]>) => ({
  items: declaration().body.items.map((item) => ({ ...item, ...more })),
})

/** For each reason the shortest way to it. */
const stories: Readonly<Record<string, Story>> = {
  G00: { guarantee: { monitoring: 'guarantor' } },
  G01: { guarantee: null },
  G02: { guarantee: { validTo: '2026-03-01' } },
  G03: { body: { guarantees: [use({ accessCode: 'B2A1' })] } },
  // Only where there is no access code: elsewhere that the holder is wrong would tell that the code is right.
  G04: {
    guarantee: { type: '3', holder: { scheme: 'NIF', id: '1', name: 'Other' }, accessCode: undefined as never },
    body: { guarantees: [{ type: '3', grn: GRN, amount: { amount: '4000000', currency: 'XOF' } }] },
  },
  G05: { guarantee: { type: '4' }, before: use({ type: '4' }), body: { guarantees: [use({ type: '4' })] } },
  G06: { guarantee: { notFor: ['suspended-goods'] }, body: goods({ dutySuspended: true }) },
  G07: {
    guarantee: { notFor: ['sensitive-goods'] },
    body: goods({ commodity: { description: 'Cigarettes', hsCode: '240220' } }),
  },
  G08: { guarantee: { territories: ['TG'] } },
  G09: { guarantee: { limit: { amount: '3999999', currency: 'XOF' } } },
  G10: { guarantee: { type: '2' }, before: use({ type: '2' }), body: { guarantees: [use({ type: '2' })] } },
  G11: { guarantee: { departureOffices: ['TGKOD001'] } },
  G12: { guarantee: { exclusions: ['1006'] } },
  G13: { body: carnet },
  P99: { guarantee: { monitoring: 'guarantor' } },
}

/** What departure is told, of whatever decides it: the declaration, or the clock. */
function reasonsTold(world: World): string[] {
  return world.steps.flatMap(({ decision }) =>
    decision.outcome === 'refused'
      ? []
      : decision.outgoing.flatMap((out) =>
          out.kind === 'made' && out.type === 'guarantee-not-valid' && out.receiver === 'TG'
            ? out.body.guarantees.map(({ reason }) => reason)
            : [],
        ),
  )
}

test.each(codelists['guarantee-refusals'].map(({ code }) => code))(
  '%s is reached by a declaration, and said',
  (code) => {
    const story = stories[code]
    if (story === undefined) throw new Error(`nothing leads to ${code}`)
    const base = testReference({ agreements: [agreement({ guaranteeTypes: ['1', '2', '4', 'B'] })] })
    // One who takes no part any more cannot be asked.
    const gone = new Map(base.parties).set(asParty(GUARANTOR), party(GUARANTOR, 'guarantor', { active: false }))
    const world = createWorld(code === 'G00' ? { ...base, parties: gone } : base)
    if (story.guarantee !== null) world.accept(registration({ body: story.guarantee ?? {} }))
    const first = code === 'G13' ? carnet : story.before === undefined ? undefined : { guarantees: [story.before] }
    if (first !== undefined) world.accept(declaration({ mrn: OTHER, body: first }))
    if (code === 'G13') world.accept(release({ mrn: OTHER }))
    world.accept(declaration({ body: { guarantees: [use()], ...story.body } }))
    if (code === 'P99') world.advance('2026-06-01T12:16:00Z')
    expect([world.state(MRN), reasonsTold(world)]).toEqual(['guarantee-refused', [code]])
  },
)
