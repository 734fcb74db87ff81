import type { FastifyRequest } from 'fastify'
import type { Office } from '../domain/model/reference.ts'
import { asOffice, countryOfOffice } from '../domain/values/office.ts'
import { callerOf } from './authenticate.ts'
import type { ServerDeps } from './deps.ts'
import { pathText } from './parameters.ts'
import { EdgeError, notFound } from './problems.ts'

/**
 * The office in the path, for its own officers, the customs of its country, and whoever is no party where the route lets him in.
 * Throws 404 where there is no such office, 403 where it is another's.
 */
export function ownOffice(deps: Pick<ServerDeps, 'reference'>, request: FastifyRequest): Office {
  const code = asOffice(pathText(request, 'code'))
  const office = deps.reference().offices.find((one) => one.code === code)
  if (office === undefined) throw notFound()
  const caller = callerOf(request)
  if (caller.kind === 'party' && (caller.role !== 'customs' || caller.country !== countryOfOffice(code)))
    throw new EdgeError('forbidden')
  if (caller.kind === 'officer' && !caller.offices.includes(code)) throw new EdgeError('forbidden')
  return office
}
