import { anchor, type Html, html, page, prose, table } from './html.ts'
import { joined, type Schema, SchemaTables } from './schema.ts'

type Channel = {
  address: string
  title: string
  description: string
  messages: Readonly<Record<string, unknown>>
  'x-queue'?: { name: string; bindingKey: string; arguments: Readonly<Record<string, unknown>> }
}
type Message = { headers: Schema & { anyOf?: readonly Schema[] }; 'x-senders': readonly string[] }

/** What the page reads of the AsyncAPI document. */
export type QueueDocument = {
  info: { description: string }
  channels: Readonly<Record<string, Channel>>
  components: {
    messages: Readonly<Record<string, Message>>
    schemas: Readonly<Record<string, Schema>>
  }
}

/** `/docs/queues`: exchanges and queues with their arguments, headers, and which messages pass where. */
export function queuesPage(document: QueueDocument): string {
  const { messages, schemas } = document.components
  const tables = new SchemaTables(schemas)
  const headersOf = (sender: (roles: readonly string[]) => boolean): Schema =>
    Object.values(messages).find((message) => message.headers.properties !== undefined && sender(message['x-senders']))
      ?.headers ?? {}
  const content = html`<p>${document.info.description}</p>
${Object.values(document.channels).map(channelSection)}
<h2 id="headers-to-the-hub">Headers to the hub</h2>
${tables.fields(
  'Headers to the hub',
  headersOf((roles) => !roles.includes('hub')),
)}
<h2 id="headers-from-the-hub">Headers from the hub</h2>
<p>Type and content type stand in the headers too, since a JMS consumer sees neither AMQP property nor routing key.</p>
${tables.fields(
  'Headers from the hub',
  headersOf((roles) => roles.includes('hub')),
)}`
  return page('Queues', content)
}

function channelSection(channel: Channel): Html {
  const queue = channel['x-queue']
  const links = Object.keys(channel.messages).map((type) => html`<a href="/docs/messages/${type}">${type}</a>`)
  return html`<h2 id="${anchor(channel.title)}">${channel.title}</h2>
<p>${prose(channel.description)} Address: <code>${channel.address}</code>.</p>
${
  queue === undefined
    ? undefined
    : html`<p>Queue <code>${queue.name}</code>, bound with <code>${queue.bindingKey}</code>, durable.</p>
${table(
  'Arguments',
  ['argument', 'value'],
  Object.entries(queue.arguments).map(([name, value]) => [html`<code>${name}</code>`, String(value)]),
)}`
}
<p>Messages: ${joined(links, ', ')}.</p>`
}
