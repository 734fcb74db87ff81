import { createPrivateKey } from 'node:crypto'
import { createBodyVault, secretOfPem } from '../../src/trust/body-vault.ts'

/** PKCS#8 of an Ed25519 key, up to its 32 bytes. */
const PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key that every test hub seals bodies with, so that a test opens them without asking whose hub it was. */
export const TEST_BODY_KEY: string = createPrivateKey({
  key: Buffer.concat([PREFIX, Buffer.alloc(32, 0x42)]),
  format: 'der',
  type: 'pkcs8',
})
  .export({ format: 'pem', type: 'pkcs8' })
  .toString()

/** Opens what test hubs have stored. */
export const testVault = createBodyVault(secretOfPem(TEST_BODY_KEY))
