import { createHash } from 'node:crypto'
import { type BesideDatabase, besideDatabase } from '../compose/registry-acts.ts'
import { databaseUrlOf } from '../config.ts'
import type { CommandContext } from './context.ts'
import { operatorApi } from './operator-api.ts'
import { actOnPerson, personDetails, personPath } from './person.ts'
import type { Call } from './specs.ts'

const OPERATORS = '/v1/operators'

type BesideForm = 'add <name>' | 'list' | 'revoke <name>'
type Beside = Extract<Call<'operator'>, { form: BesideForm }>
type ByHub = Exclude<Call<'operator'>, { form: BesideForm }>

/**
 * `corridor operator …`: who runs the hub. `add`, `list` and `revoke` work beside its database, since at first nobody has a token
 * to call it with; the others are invited through the hub's own API. Each change is an act like any other: a leaf of the log, in
 * force on every running hub. Secrets are printed once. Returns 0 when done, 1 when refused.
 */
export async function operator(context: CommandContext, call: Call<'operator'>): Promise<number> {
  if (isBeside(call)) {
    return besideDatabase(databaseUrlOf(context.env), ({ operators }) => besideIt(context, operators, call))
  }
  const { ok } = await byHub(context, call)
  return ok ? 0 : 1
}

const isBeside = (call: Call<'operator'>): call is Beside =>
  call.form === 'add <name>' || call.form === 'list' || call.form === 'revoke <name>'

async function besideIt(
  { env, out, err }: CommandContext,
  operators: BesideDatabase['operators'],
  call: Beside,
): Promise<number> {
  if (call.form === 'list') {
    for (const { name, scope, createdAt, expiresAt, lastUsedAt, revokedAt } of await operators.list()) {
      const state = revokedAt === undefined ? `until ${expiresAt ?? 'revoked'}` : `revoked ${revokedAt}`
      out(`${name}  ${scope}  since ${createdAt}, ${state}, last used ${lastUsedAt ?? 'never'}`)
    }
    return 0
  }
  const { name } = call.named
  const digest = createHash('sha256')
    .update(JSON.stringify([call.form, name]))
    .digest()
  const by = {
    operator: `command line (${env['USER'] ?? 'unknown'})`,
    reason: call.values.reason,
    digest,
    at: new Date(),
  }
  const done =
    call.form === 'revoke <name>'
      ? await operators.revoke(by, name)
      : await operators.add(by, name, call.values.scope, untilOf(call.values.expires))
  if (!done.ok) {
    err(refusal(done, name))
    return 1
  }
  if (done.answer === undefined) out(`${name} is revoked`)
  else out(done.answer.token)
  return 0
}

function byHub(context: CommandContext, call: ByHub): ReturnType<ReturnType<typeof operatorApi>['call']> {
  const { hub, token } = call.values
  const api = operatorApi({ hub, token }, context)
  switch (call.form) {
    case 'people':
      return api.call('GET', `${OPERATORS}?limit=200`)
    case 'register <pseudonym>': {
      const { scope, reason } = call.values
      const { pseudonym } = call.named
      return api.call('POST', OPERATORS, { pseudonym, scope, ...personDetails(call.values), reason })
    }
    case 'set <id>': {
      const { reason } = call.values
      return api.call('PATCH', personPath(OPERATORS, call.named.id), { ...personDetails(call.values), reason })
    }
    default:
      return actOnPerson(api, OPERATORS, call)
  }
}

const untilOf = (expiresAt: string | undefined): { expiresAt?: string } =>
  expiresAt === undefined ? {} : { expiresAt }

function refusal({ code }: { code: string }, name: string): string {
  if (code === 'not-found') return `there is no ${name}`
  return code === 'operator-taken'
    ? `there is, or was, a ${name} already; a name means one person for ever, take another one`
    : 'a name has letters, digits, blanks, dots, underscores and hyphens, at most 35, the first a letter or digit'
}
