import type { AdapterHostConfig, ConnectionConfig } from '../../adapter-host/host-config.ts'
import { ask, type Question, type Reply } from '../../broker/ask.ts'
import type { DoctorDeps } from './hub.ts'
import { type Anchors, STEP_WITHIN_MS } from './network.ts'

/** What every check of a participant works with. */
export type Participant = {
  config: AdapterHostConfig
  connection: ConnectionConfig
  anchors: Anchors
  language: 'en' | 'fr' | 'pt'
  deps: DoctorDeps
}

/**
 * One question to the hub, with the participant's token unless it is `anonymous`, and with a client certificate where one is given.
 * Rejects when the hub does not answer.
 */
export function askHub(
  { config, connection, anchors, language }: Participant,
  path: string,
  more: {
    method?: string
    headers?: Record<string, string>
    body?: string
    anonymous?: true
    client?: Question['client']
  } = {},
): Promise<Reply> {
  const { method = 'GET', headers = {}, body, anonymous, client } = more
  const caller = anonymous === true ? {} : { authorization: `Bearer ${connection.token}` }
  return ask(`${config.hub}${path}`, {
    method,
    headers: { 'accept-language': language, ...caller, ...headers },
    timeoutMs: STEP_WITHIN_MS,
    ca: config.hub.startsWith('https:') ? anchors.ca.join('\n') : undefined,
    ...(body === undefined ? {} : { body }),
    ...(client === undefined ? {} : { client }),
  })
}
