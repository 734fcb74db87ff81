import { createHash } from 'node:crypto'
import { besideDatabase } from '../compose/registry-acts.ts'
import { databaseUrlOf } from '../config.ts'
import type { CommandContext } from './context.ts'
import type { Call } from './specs.ts'

/**
 * `corridor operator add|list|revoke`: who runs the hub, beside its database, since at first nobody has a token to call it with.
 * Each change is an act like any other: a leaf of the log, in force on every running hub. A token is printed once. Returns 0
 * when done, 1 when refused.
 */
export async function operator(context: CommandContext, call: Call<'operator'>): Promise<number> {
  const { env, out, err } = context
  return besideDatabase(databaseUrlOf(env), async ({ operators }) => {
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
  })
}

const untilOf = (expiresAt: string | undefined): { expiresAt?: string } =>
  expiresAt === undefined ? {} : { expiresAt }

const refusal = ({ code }: { code: string }, name: string): string =>
  code === 'operator-taken'
    ? `${name} has a token already; revoke it first, or take another name`
    : `there is no ${name}`
