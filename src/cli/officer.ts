import type { CommandContext } from './context.ts'
import { operatorApi } from './operator-api.ts'
import type { Call } from './specs.ts'

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
        return api.call('GET', '/v1/officers?limit=200')
      case 'add <party> <pseudonym>': {
        const { party, pseudonym } = call.named
        return api.call('POST', '/v1/officers', { party, pseudonym, ...detailsOf(values), reason: values.reason })
      }
      case 'set <id>':
        return api.call('PATCH', pathOf(call.named.id), { ...detailsOf(values), reason: values.reason })
      case 'invite <id>':
        return api.call('POST', `${pathOf(call.named.id)}/invitations`, { reason: values.reason })
      case 'end <id>':
        return api.call('DELETE', pathOf(call.named.id), { reason: values.reason })
      case 'device list <id>':
        return api.call('GET', `${pathOf(call.named.id)}/devices`)
      case 'device end <id> <device>': {
        const { id, device } = call.named
        return api.call('DELETE', `${pathOf(id)}/devices/${encodeURIComponent(device)}`, { reason: values.reason })
      }
    }
  }
}

const pathOf = (id: string): string => `/v1/officers/${encodeURIComponent(id)}`

const listOf = (text: string): string[] => text.split(',').map((one) => one.trim())

/** What the options say of the person; the hub judges it. */
function detailsOf({ name, offices, language, rights, issuer, subject }: Call<'officer'>['values']): object {
  return {
    ...(name === undefined ? {} : { name }),
    ...(offices === undefined ? {} : { offices: listOf(offices) }),
    ...(language === undefined ? {} : { language }),
    ...(rights === undefined ? {} : { rights: listOf(rights) }),
    ...(issuer === undefined && subject === undefined ? {} : { openid: { issuer, subject } }),
  }
}
