/** What whoever runs this process calls the settings that decide whether a server is believed. */
export type SettingNames = {
  /** The server's URL. */
  address: string
  /** The authorities of its certificate. */
  authorities: string
  /** What people call the server; absent: the broker. */
  server?: string
}

/** Why a server was reached and not believed, and the setting that decides it. */
export type Distrust = { setting: string; reason: string }

/** OpenSSL's codes for a certificate that no authority at hand has issued. */
const UNKNOWN_ISSUER: ReadonlySet<string> = new Set([
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** The setting to look at after an error of a TLS connection to the server; undefined for any other error. */
export function distrustOf(
  error: unknown,
  { address, authorities, server = 'broker' }: SettingNames,
): Distrust | undefined {
  const { code, message = '' } = error as { code?: string; message?: string }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return { setting: address, reason: `${address} names another host than the ${server}’s certificate: ${message}` }
  }
  if (code === undefined || !UNKNOWN_ISSUER.has(code)) return undefined
  const reason = `the ${server}’s certificate comes from no authority that ${authorities} names (without it, that the system trusts): ${message}`
  return { setting: authorities, reason }
}
