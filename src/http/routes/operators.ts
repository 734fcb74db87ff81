import type { FastifyPluginAsync } from 'fastify'
import { oneOf, optional, record } from '../../domain/values/checks.ts'
import type { NewOperator, OperatorChange } from '../../ports/persons.ts'
import type { ServerDeps } from '../deps.ts'
import { actFor } from '../operator-act.ts'
import { addPersonRoutes, PERSON } from '../persons.ts'

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
  async (app) =>
    addPersonRoutes(app, deps, {
      path: '/v1/operators',
      persons: deps.operators,
      seenBy: () => ({}),
      everybody: {},
      ended: 'operator-ended',
      newCheck: NEW,
      changeCheck: CHANGE,
      whole: (given: NewOperator) => ({
        ...given,
        scope: given.scope ?? 'operator',
        language: given.language ?? 'en',
      }),
      changed: (change: OperatorChange) => change,
      takingAway: (request, reason) => actFor(deps, request, reason),
    })
