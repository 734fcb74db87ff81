import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { writeDurably } from '../pki/folder.ts'
import type { Log } from '../ports/runtime.ts'
import { MAX_OCSP_BYTES } from '../trust/x509/ocsp.ts'
import type { AskingResponders } from '../trust/x509/responders.ts'
import { systemClock } from './clocks.ts'
import type { Pace } from './pace.ts'
import { postDer } from './post-der.ts'
import { processTimers } from './process-timers.ts'

/**
 * How this hub asks responders: over HTTP, those alone that CORRIDOR_OCSP names, and with their answers kept in its folder, so
 * that a hub started while a responder is silent lets in nobody who was revoked before. What is kept is signed, and is verified
 * again when it is read.
 */
export function askingOf({ data, ocsp }: Config, log: Log, { respondersEveryMs }: Pace): AskingResponders {
  const folder = join(data, 'ocsp')
  const fileOf = (fingerprint: string): string => join(folder, `${fingerprint}.der`)
  return {
    allowed: ocsp,
    ask: (url, request) =>
      postDer(url, {
        body: request,
        type: 'application/ocsp-request',
        answerType: 'application/ocsp-response',
        maxBytes: MAX_OCSP_BYTES,
      }),
    kept: (fingerprint) =>
      readFile(fileOf(fingerprint)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      }),
    async keep(fingerprint, answer) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeDurably(fileOf(fingerprint), answer)
    },
    now: () => systemClock.now(),
    timers: processTimers,
    onFault: (certificate, reason) =>
      log.warn({ certificate, reason }, 'the responder of an authority gives no answer that counts; the last one does'),
    ...(respondersEveryMs === undefined ? {} : { everyMs: respondersEveryMs }),
  }
}
