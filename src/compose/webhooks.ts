import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { rootCertificates } from 'node:tls'
import { createRelay } from '../relay/relay.ts'
import { createWebhookCourier } from '../webhook/courier.ts'
import { createWebhookPost, type WebhookPostOptions } from '../webhook/post.ts'
import type { Closers } from './closers.ts'
import { systemClock } from './clocks.ts'
import { type Core, logOf } from './core.ts'
import type { Courier } from './courier.ts'
import { processTimers } from './process-timers.ts'
import { tracedCarrier } from './tracing.ts'

/** Calls need a receiver's own time: fewer at once than a queue at the broker takes, and none is taken long before its turn. */
const ROWS = 32
const WINDOW = 128

/** With what receivers are called: authorities of the system and of participants, and the hub's certificate for TLS where it has one. */
export async function webhookPostOptions({ config }: Pick<Core, 'config'>): Promise<WebhookPostOptions> {
  const read = (file: string): Promise<string> => readFile(file, 'utf8')
  const { tls, webhookPrivate: allowed, trustCa } = config
  return {
    allowed,
    authorities: [...rootCertificates, await read(trustCa)],
    own: tls === undefined ? undefined : { key: await read(tls.key), cert: await read(tls.certificate) },
    timers: processTimers,
  }
}

/**
 * Starts what calls parties of channel `webhook`: a relay of its own, since it goes on while the broker is away. It takes its rows from
 * the store, where every commit leaves them.
 */
export async function startWebhooks(
  core: Core,
  { handle, channels, outbox }: Pick<Courier, 'handle' | 'channels' | 'outbox'>,
  closers: Closers,
): Promise<void> {
  const { registry, clock, pace, webhookSecrets } = core
  const log = logOf(core.log, 'webhooks')
  const courier = createWebhookCourier({
    targetOf(party) {
      const known = registry.current().webhooks.get(party)
      return known === undefined ? undefined : { url: known.url, ...webhookSecrets(party, known.salt) }
    },
    post: createWebhookPost(await webhookPostOptions(core)),
    handle,
    // Whoever is called compares with its own clock, whatever a sandbox's stands at.
    clock: systemClock,
    log,
  })
  const relay = createRelay({
    outbox,
    broker: tracedCarrier(courier, core.tracing),
    owner: `webhooks-${process.pid}-${randomUUID()}`,
    clock,
    timers: processTimers,
    log,
    receivers: () => channels().called,
    appOnly: () => [],
    settings: { batchRows: ROWS, window: WINDOW, ...pace.relay },
  })
  // Calls end first: the relay then has their outcome, and gives its leases back.
  closers.push(() => relay.stop())
  closers.push(async () => courier.stop())
  await relay.start()
  let before = new Set(channels().called)
  registry.onChange(() => {
    const { called } = channels()
    relay.sendAgain(called.filter((key) => !before.has(key)))
    before = new Set(called)
  })
}
