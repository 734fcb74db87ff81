import { isLoopback } from '../domain/values/loopback.ts'
import { createTransport } from 'nodemailer'
import type { MailTransport } from '../ports/mail.ts'

/** How long a mail server may keep silent, in milliseconds: to be connected to, to greet, and between two answers. */
const SILENCE_MS = 15_000

/**
 * Hands letters to a mail server by SMTP. `smtps:` speaks TLS at once, `smtp:` begins it (RFC 3207) and goes no further where the
 * server will not, except on this machine: addresses and passwords would be read on the way.
 * @param url with login and password if the server wants them
 * @param from what stands in From, and where the server sends what it cannot deliver
 */
export function createSmtp(url: string, from: string): MailTransport {
  const { hostname, port, protocol, username, password } = new URL(url)
  const tls = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: port === '' ? (tls ? 465 : 587) : Number(port),
    secure: tls,
    requireTLS: !tls && !isLoopback(hostname),
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    // Nothing of a letter is a file or an address: its text comes from people.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  })
  return {
    async send({ to, subject, text }) {
      // Machines do not answer a letter that says so (RFC 3834).
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
