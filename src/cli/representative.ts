import type { CommandContext } from './context.ts'
import { operatorApi } from './operator-api.ts'
import { actOnPerson, personDetails, personPath } from './person.ts'
import type { Call } from './specs.ts'

const REPRESENTATIVES = '/v1/representatives'

/**
 * `corridor representative …`: what an operator does about people of principals and guarantors, through the hub's own API. Prints the
 * answer as JSON. Returns 0 when done, 1 when refused.
 */
export async function representative(context: CommandContext, call: Call<'representative'>): Promise<number> {
  const { values } = call
  const { hub, token, reason } = values
  const api = operatorApi({ hub, token }, context)
  const { ok } = await perform()
  return ok ? 0 : 1

  function perform(): ReturnType<typeof api.call> {
    switch (call.form) {
      case 'list':
        return api.call('GET', `${REPRESENTATIVES}?limit=200`)
      case 'add <party> <pseudonym>': {
        const { party, pseudonym } = call.named
        return api.call('POST', REPRESENTATIVES, { party, pseudonym, ...personDetails(values), reason })
      }
      case 'set <id>':
        return api.call('PATCH', personPath(REPRESENTATIVES, call.named.id), { ...personDetails(values), reason })
      default:
        return actOnPerson(api, REPRESENTATIVES, call)
    }
  }
}
