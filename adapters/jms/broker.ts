/** Where a broker is and what it speaks; by the scheme of its address. */
export type Broker = {
  protocol: 'amqp' | 'stomp'
  host: string
  port: number
  tls: boolean
  /** `hostname` of AMQP, `host` of STOMP, where the broker has several virtual ones. */
  virtualHost?: string
  /** Between two tries to reach it; doubles up to a minute. */
  pauseMs: number
}

const SCHEMES: Readonly<Record<string, Pick<Broker, 'protocol' | 'tls' | 'port'>>> = {
  'amqp:': { protocol: 'amqp', tls: false, port: 5672 },
  'amqps:': { protocol: 'amqp', tls: true, port: 5671 },
  'stomp:': { protocol: 'stomp', tls: false, port: 61613 },
  'stomps:': { protocol: 'stomp', tls: true, port: 61614 },
}
const HERE: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Reads the part `broker` of a profile; what is wrong is added to `complaints`. */
export function brokerOf(value: unknown, complaints: string[]): Broker {
  const { url, virtualHost, plaintext, pauseMs = 1_000, ...others } = (value ?? {}) as Record<string, unknown>
  for (const name of Object.keys(others)) complaints.push(`broker has no ${name}`)
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined
  const scheme = parsed === undefined ? undefined : SCHEMES[parsed.protocol]
  if (parsed === undefined || scheme === undefined || parsed.hostname === '')
    complaints.push(`broker.url is no address with ${Object.keys(SCHEMES).join(', ')}`)
  if (parsed !== undefined && (parsed.username !== '' || parsed.password !== ''))
    complaints.push('broker.url holds a login: that belongs into the settings')
  // A password and a country's declarations go over the network encrypted, unless somebody has said that they need not.
  if (scheme?.tls === false && !HERE.has(parsed?.hostname ?? '') && plaintext !== true)
    complaints.push('broker.url is without TLS: use amqps or stomps, or say "plaintext": true')
  if (!Number.isInteger(pauseMs) || Number(pauseMs) < 1) complaints.push('broker.pauseMs is no number of milliseconds')
  return {
    protocol: scheme?.protocol ?? 'amqp',
    tls: scheme?.tls ?? true,
    host: parsed?.hostname.replace(/^\[|\]$/g, '') ?? '',
    port: parsed !== undefined && parsed.port !== '' ? Number(parsed.port) : (scheme?.port ?? 0),
    ...(typeof virtualHost === 'string' ? { virtualHost } : {}),
    pauseMs: Number(pauseMs),
  }
}
