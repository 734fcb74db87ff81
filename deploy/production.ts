import { FILE_KEYS, isTokenKey } from '../src/config-groups.ts'

/** Passwords that the compose file has for a laptop; whoever reads the repository knows them. */
const DEMONSTRATION = /^demo-/

/**
 * What a production set-up must not begin with: passwords of the demonstration, a hub without TLS. Keys in files that are not
 * allowed by name the hub itself refuses (`CORRIDOR_ALLOW_FILE_KEYS`); here they are named before anything is migrated.
 *
 * @param env of the set-up, as the compose file gives it
 * @returns each fault in a sentence that names its setting, and never its value
 */
export function productionFaults(env: Readonly<Record<string, string | undefined>>): string[] {
  const given = (name: string): string => env[name]?.trim() ?? ''
  const passwords = ['POSTGRES_PASSWORD', 'HUB_DATABASE_PASSWORD', 'RABBITMQ_PASSWORD'].flatMap((name) =>
    given(name) === '' || DEMONSTRATION.test(given(name)) ? [`${name} is that of the demonstration, or none`] : [],
  )
  const tls = ['CORRIDOR_TLS_KEY', 'CORRIDOR_TLS_CERTIFICATE'].flatMap((name) =>
    given(name) === '' ? [`${name} is not set: in production the hub speaks HTTPS`] : [],
  )
  const allowed = given('CORRIDOR_ALLOW_FILE_KEYS').split(',')
  // The folder of a pilot's authority is none of the set-up's.
  const keys = FILE_KEYS.filter(([name]) => name !== 'pki')
  const files = keys.flatMap(([name, setting]) =>
    given(setting) === '' || isTokenKey(given(setting)) || allowed.includes(name)
      ? []
      : [
          `${setting} is a file: keep the key in a token (docs/pki.md), or allow it by CORRIDOR_ALLOW_FILE_KEYS=${name}`,
        ],
  )
  return [...passwords, ...tls, ...files]
}

/** What the broker cannot start without, nor the hub but for keys in a token; in production the operator mounts these files. */
const NEEDED: readonly { name: string; unlessInToken?: string }[] = [
  { name: 'hub/hub.key', unlessInToken: 'CORRIDOR_HUB_KEY' },
  { name: 'hub/hub.crt' },
  { name: 'hub/log.key', unlessInToken: 'CORRIDOR_LOG_KEY' },
  { name: 'hub/trust.crt' },
  { name: 'hub/tls-ca.crt' },
  { name: 'broker/tls.key' },
  { name: 'broker/tls.crt' },
  { name: 'broker/tls-ca.crt' },
  { name: 'broker/erlang.cookie' },
]

/** Names, below the folder of keys, of the files that have to be there. @param env of the set-up */
export const neededFiles = (env: Readonly<Record<string, string | undefined>>): string[] =>
  NEEDED.flatMap(({ name, unlessInToken }) =>
    unlessInToken !== undefined && isTokenKey(env[unlessInToken]?.trim() ?? '') ? [] : [name],
  )
