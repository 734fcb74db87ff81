import { inject } from 'vitest'

/** The run's RabbitMQ as a broker of JMS systems: the protocol's address, with the account in it. */
export function jmsUrl(protocol: 'amqp' | 'stomp'): string {
  const { amqpUrl, stompUrl } = inject('services')
  if (stompUrl === undefined)
    throw new Error('the broker of AMQP_URL is not known to speak AMQP 1.0 and STOMP: leave AMQP_URL out')
  return protocol === 'amqp' ? amqpUrl : stompUrl
}
