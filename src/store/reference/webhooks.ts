import type { PartyKey } from '../../domain/values/party.ts'
import type { IssuedWebhook, Participant, Participants, RefusedAct } from '../../ports/participants.ts'
import type { PerformAct, RegistryDb } from '../../ports/registry-acts.ts'

export type WebhooksOptions = {
  /** Why an address may not be called; undefined where it may. */
  fault: (url: string) => 'form' | 'private' | undefined
  /** Random bytes from which, with a key of the hub, the secrets of one registration are derived. */
  salt: () => Buffer
  secretsOf: (party: PartyKey, salt: Buffer) => Omit<IssuedWebhook, 'url'>
}

type FindParty = (db: Pick<RegistryDb, 'query'>, key: PartyKey) => Promise<Participant | undefined>

/** Where parties are called. The secrets are told once and lie nowhere (docs/decisions/0193). */
export const createWebhooks = (
  { perform, webhooks }: { perform: PerformAct; webhooks: WebhooksOptions },
  find: FindParty,
): Pick<Participants, 'registerWebhook'> => ({
  registerWebhook: (by, key, url) =>
    perform<IssuedWebhook, RefusedAct>(
      { ...by, act: 'participant-webhook', subject: `participants/${key}/webhook` },
      async (tx) => {
        const before = await find(tx, key)
        if (before === undefined) return { ok: false, code: 'not-found' }
        const fault = webhooks.fault(url)
        if (fault !== undefined)
          return { ok: false, code: fault === 'form' ? 'webhook-address' : 'webhook-private', value: url }
        const salt = webhooks.salt()
        await tx.query('update parties set webhook_url = $2, webhook_salt = $3 where key = $1', [key, url, salt])
        const change = { key, change: 'changed' as const, before, after: { ...before, webhook: url } }
        return { ok: true, changes: [change], answer: { url, ...webhooks.secretsOf(key, salt) } }
      },
    ),
})
