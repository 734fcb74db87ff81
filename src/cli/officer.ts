import type { CommandContext } from './context.ts'
import { operatorApi } from './operator-api.ts'
import { actOnPerson, personDetails, personPath } from './person.ts'
import type { Call } from './specs.ts'

const OFFICERS = '/v1/officers'

/**
 * `corridor officer …`: what an operator does about officers, through the hub's own API. Prints the answer as JSON, the
 * invitation code included, which no other call ever shows again. Returns 0 when done, 1 when refused.
 */
export async function officer(context: CommandContext, call: Call<'officer'>): Promise<number> {
  const { values } = call
  const { hub, token } = values
  const api = operatorApi({ hub, token }, context)
  const { ok } = await perform()
  return ok ? 0 : 1

  function perform(): ReturnType<typeof api.call> {
    switch (call.form) {
      case 'list':
        return api.call('GET', `${OFFICERS}?limit=200`)
      case 'add <party> <pseudonym>': {
        const { party, pseudonym } = call.named
        return api.call('POST', OFFICERS, { party, pseudonym, ...detailsOf(values), reason: values.reason })
      }
      case 'set <id>':
        return api.call('PATCH', personPath(OFFICERS, call.named.id), { ...detailsOf(values), reason: values.reason })
      default:
        return actOnPerson(api, OFFICERS, call)
    }
  }
}

const listOf = (text: string): string[] => text.split(',').map((one) => one.trim())

function detailsOf(values: Call<'officer'>['values']): object {
  const { offices, rights } = values
  return {
    ...personDetails(values),
    ...(offices === undefined ? {} : { offices: listOf(offices) }),
    ...(rights === undefined ? {} : { rights: listOf(rights) }),
  }
}
