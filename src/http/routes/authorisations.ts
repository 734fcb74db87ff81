import type { Authorisation } from '../../domain/model/reference.ts'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import {
  type AuthorisationContext,
  type AuthorisationEntries,
  authorisationOfCells,
  grantedBy,
  planAuthorisations,
  planAuthorisationSuspension,
} from '../../domain/imports/authorisations.ts'
import { withOfficeCodes } from '../../domain/imports/office-names.ts'
import { authorisationKey } from '../../domain/reference/authorisations.ts'
import type { Identity } from '../../ports/identity.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { actOf, bytesOf, changeAnswer, isCsv, itemsOf, jsonOf } from '../operator-act.ts'
import { pathText } from '../parameters.ts'
import { notFound } from '../problems.ts'
import { onDay, today, whySuspended } from '../registry-request.ts'
import { tableOf } from '../table.ts'

/**
 * Authorisations of traders. They are not public: customs read those of their country, a trader its own, operators and
 * auditors all. Operators maintain them, as JSON or CSV, on record like every registry.
 */
export const authorisationRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    app.get('/v1/authorisations', async (request) => {
      const caller = callerOf(request)
      const own = deps.reference().authorisations.filter((one) => mayRead(caller, one))
      return { items: onDay(request, own) }
    })

    app.put('/v1/authorisations', async (request) => {
      const [act, entries] = [actOf(deps, request), entriesOf(deps, request)]
      const context = contextOf(deps)
      const named = { ...entries, items: withOfficeCodes(entries.items, deps.reference().offices) }
      const plan = (current: readonly Authorisation[]) => planAuthorisations(current, named, context)
      return changeAnswer(await deps.admin.changeAuthorisations(act, plan), act)
    })

    app.post('/v1/authorisations/:type/:reference/suspend', async (request) => {
      const { act, from } = whySuspended(deps, request)
      return changeAnswer(await deps.admin.changeAuthorisations(act, suspension(deps, request, from)), act)
    })

    app.post('/v1/authorisations/:type/:reference/resume', async (request) => {
      const { act } = whySuspended(deps, request)
      return changeAnswer(await deps.admin.changeAuthorisations(act, suspension(deps, request, undefined)), act)
    })
  }

function mayRead(caller: Identity, one: Authorisation): boolean {
  if (caller.kind === 'operator' || caller.kind === 'auditor') return true
  const customs = caller.kind === 'officer' || caller.role === 'customs'
  // An officer acts for the country's customs, whose key is the country.
  return customs ? caller.key === grantedBy(one) : caller.key === one.holder.party
}

function entriesOf(deps: ServerDeps, request: FastifyRequest): AuthorisationEntries {
  if (!isCsv(request)) return { items: itemsOf(jsonOf(deps, request)) }
  const rows = tableOf(bytesOf(request))
  return { items: rows.map(({ cells }) => authorisationOfCells(cells)), lines: rows.map(({ line }) => line) }
}

function contextOf(deps: ServerDeps): AuthorisationContext {
  const { offices, codelists, isParty } = deps.reference()
  const types = (codelists.get('authorisation-types')?.items ?? []).map(({ code }) => code)
  return { offices, types, isParty }
}

function suspension(deps: ServerDeps, request: FastifyRequest, from: string | undefined) {
  const key = authorisationKey({ type: pathText(request, 'type'), reference: pathText(request, 'reference') })
  return (current: readonly Authorisation[]) => {
    const plan = planAuthorisationSuspension(current, key, today(deps), from)
    if (plan === undefined) throw notFound()
    return plan
  }
}
