import type { ReadText } from './config-groups.ts'

/** Whether a setting names a key in a token rather than a file. */
export const isTokenKey = (setting: string): boolean => setting.startsWith('pkcs11:')

/** Access codes are hashed with the bytes of a key, which a token gives nobody. */
export function readAccessCodeKey(text: ReadText, complaints: string[]): string {
  const [own, hub = ''] = [text('CORRIDOR_ACCESS_CODE_KEY'), text('CORRIDOR_HUB_KEY')]
  if (own === undefined && isTokenKey(hub)) {
    complaints.push('CORRIDOR_ACCESS_CODE_KEY is not set: with the hub’s key in a token, access codes need a key file')
  }
  return own ?? hub
}

/** Keys that the hub reads from files, by the name that allows it (docs/decisions/0172). */
export const FILE_KEYS = [
  ['hub', 'CORRIDOR_HUB_KEY'],
  ['codes', 'CORRIDOR_ACCESS_CODE_KEY'],
  ['bodies', 'CORRIDOR_BODY_KEY'],
  ['bodies', 'CORRIDOR_BODY_KEY_ALSO'],
  ['log', 'CORRIDOR_LOG_KEY'],
  ['tls', 'CORRIDOR_TLS_KEY'],
  ['pki', 'CORRIDOR_PKI'],
] as const

/** In production nobody keeps a key in a file by oversight. */
export function fileKeysNotAllowed(text: ReadText): string[] {
  const allowed = (text('CORRIDOR_ALLOW_FILE_KEYS') ?? '').split(',').map((name) => name.trim())
  return FILE_KEYS.flatMap(([name, setting]) => {
    const value = text(setting) ?? (setting === 'CORRIDOR_BODY_KEY' ? text('CORRIDOR_ACCESS_CODE_KEY') : undefined)
    if (value === undefined || isTokenKey(value) || allowed.includes(name)) return []
    return [`${setting} names a file, which production refuses: allow it by CORRIDOR_ALLOW_FILE_KEYS=${name}`]
  })
}
