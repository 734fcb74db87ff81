import type { FastifyPluginAsync } from 'fastify'
import { oneOf, optional, record } from '../../domain/values/checks.ts'
import type { NewOperator, OperatorChange } from '../../ports/persons.ts'
import type { ServerDeps } from '../deps.ts'
import { actFor } from '../operator-act.ts'
import { addPersonRoutes, addWaysIn, PERSON } from '../persons.ts'

const NEW = record({
  pseudonym: PERSON.pseudonym,
  name: PERSON.name,
  scope: optional(oneOf(['operator', 'auditor'])),
  language: optional(PERSON.language),
  openid: optional(PERSON.openid),
  reason: PERSON.reason,
})

const CHANGE = record({
  name: optional(PERSON.name),
  language: optional(PERSON.language),
  openid: optional(PERSON.openidOrNone),
  reason: PERSON.reason,
})

/**
 * Operators and auditors as persons: the first one comes from the command line beside the database, the others are invited by
 * operators, as officers are (docs/decisions/0135).
 */
export const operatorRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const operators = {
      path: '/v1/operators',
      persons: deps.operators,
      seenBy: () => ({}),
      ended: 'operator-ended',
    } as const
    addPersonRoutes(app, deps, {
      ...operators,
      everybody: {},
      newCheck: NEW,
      changeCheck: CHANGE,
      whole: (given: NewOperator) => ({
        ...given,
        scope: given.scope ?? 'operator',
        language: given.language ?? 'en',
      }),
      changed: (change: OperatorChange) => change,
    })
    addWaysIn(app, deps, { ...operators, takingAway: (request, reason) => actFor(deps, request, reason) })
  }
