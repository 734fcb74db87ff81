import type { Finding } from '../../src/ports/doctor.ts'
import type { Config } from '../../src/config.ts'

/** The environment that a hub of this configuration is started with, as far as the doctor looks at it. */
export const environmentOf = (config: Config): Record<string, string> => ({
  DATABASE_URL: config.databaseUrl,
  AMQP_URL: config.amqpUrl,
  AMQP_MANAGEMENT_URL: config.amqpManagementUrl ?? '',
  CORRIDOR_HOST: config.host,
  CORRIDOR_PORT: String(config.port),
  CORRIDOR_DATA: config.data,
  CORRIDOR_HUB_KEY: config.hubKey,
  CORRIDOR_ACCESS_CODE_KEY: config.accessCodeKey,
  CORRIDOR_BODY_KEY: config.bodyKey,
  CORRIDOR_BODY_KEY_ALSO: config.bodyKeyAlso ?? '',
  CORRIDOR_HUB_CERTIFICATE: config.hubCertificate,
  CORRIDOR_TRUST_CA: config.trustCa,
  CORRIDOR_LOG_KEY: config.logKey ?? '',
})

/** What has failed: check and cause of each. */
export const failuresIn = (findings: readonly Finding[]): string[] =>
  findings.filter(({ state }) => state === 'failed').map(({ check, cause }) => `${check}: ${cause}`)

/** The state of a check; of several of that name the one about `about`. */
export const stateOf = (findings: readonly Finding[], check: string, about?: string): string | undefined =>
  findings.find((one) => one.check === check && (about === undefined || one.about === about))?.state
