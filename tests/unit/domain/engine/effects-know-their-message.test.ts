import { expectTypeOf, test } from 'vitest'
import type { Draft } from '../../../../src/domain/draft/draft.ts'
import type { ConditionOn, EffectOn, LedgerActOn } from '../../../../src/domain/model/table.ts'
import type { release } from '../../../../src/domain/movement/records.ts'
import type { tellOverdue } from '../../../../src/domain/movement/overdue.ts'

test('what an effect, a condition and a ledger act are called on is what the rows that name them are on', () => {
  expectTypeOf<EffectOn<'release'>>().toEqualTypeOf<'release-for-transit'>()
  expectTypeOf<EffectOn<'takeLines'>>().toEqualTypeOf<'transit-declaration' | 'declaration-amendment'>()
  expectTypeOf<EffectOn<'refuseByTimer'>>().toEqualTypeOf<'timer:T_reply'>()
  expectTypeOf<ConditionOn<'setsStop'>>().toEqualTypeOf<'alert'>()
  expectTypeOf<LedgerActOn<'reserve'>>().toEqualTypeOf<'transit-declaration'>()
})

test('an effect gets the message of its rows, and none of another type', () => {
  expectTypeOf<Draft<'release-for-transit'>['message']['body']>().toHaveProperty('limitAt')
  expectTypeOf<Draft<'border-exit-notice'>['sighting']>().not.toBeNullable()
  expectTypeOf<Draft<'alert'>['sighting']>().toBeUndefined()
  expectTypeOf<typeof release>().parameter(0).not.toEqualTypeOf<Draft>()
  expectTypeOf<typeof release>().toExtend<(draft: Draft<'release-for-transit'>) => void>()
  expectTypeOf<typeof release>().not.toExtend<(draft: Draft<'seal-change'>) => void>()
  expectTypeOf<typeof tellOverdue>().not.toExtend<(draft: Draft<'alert'>) => void>()
})
