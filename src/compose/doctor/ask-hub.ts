import type { AdapterHostConfig, ConnectionConfig } from '../../adapter-host/host-config.ts'
import type { Shown } from '../../adapter-host/hub-tls.ts'
import { ask, type Question, type Reply } from '../../broker/ask.ts'
import type { DoctorDeps } from './hub.ts'
import { type Anchors, STEP_WITHIN_MS } from './network.ts'

/** What every check of a participant works with. */
export type Participant = {
  config: AdapterHostConfig
  connection: ConnectionConfig
  /** What its configuration shows where it is asked for a certificate. */
  shown: Shown | undefined
  anchors: Anchors
  language: 'en' | 'fr' | 'pt'
  deps: DoctorDeps
}

/**
 * One question to the hub, unless it is `anonymous` with the participant's token, or with its client certificate where it has no
 * token; with another client certificate where one is given. Rejects when the hub does not answer.
 */
export function askHub(
  { config, connection, shown, anchors, language }: Participant,
  path: string,
  more: {
    method?: string
    headers?: Record<string, string>
    body?: string
    anonymous?: true
    client?: Question['client']
  } = {},
): Promise<Reply> {
  const { method = 'GET', headers = {}, body, anonymous } = more
  const { token } = connection
  const caller = anonymous === true || token === undefined ? {} : { authorization: `Bearer ${token}` }
  const client = more.client ?? (anonymous === true || token !== undefined ? undefined : shown)
  return ask(`${config.hub}${path}`, {
    method,
    headers: { 'accept-language': language, ...caller, ...headers },
    timeoutMs: STEP_WITHIN_MS,
    ca: config.hub.startsWith('https:') ? anchors.ca.join('\n') : undefined,
    ...(body === undefined ? {} : { body }),
    ...(client === undefined ? {} : { client }),
  })
}
