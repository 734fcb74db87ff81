import { adapterMutants } from './adapters.ts'
import { keptMutants } from './kept.ts'
import type { Mutant } from './mutant.ts'

/** Faults of who is believed: authorities, revocation lists, and what is shown of them; and of what is kept. */
export const trustMutants: readonly Mutant[] = [
  ...adapterMutants,
  {
    name: 'does not verify the signature over the attributes',
    file: 'src/trust/cms.ts',
    find: 'return signatureHolds(signatureAlgorithm, digest, signedBytes, certificate.publicKey, signature)',
    replace: 'return signedBytes.length > 0',
    test: {
      project: 'unit',
      file: 'tests/unit/trust/cms.test.ts',
      name: 'refuses it when the certificate found has another key',
    },
  },
  {
    name: 'takes a signature of anybody for the caller’s',
    file: 'src/trust/signature-verifier.ts',
    find: 'expectedParty !== undefined && ',
    replace: 'expectedParty === null && ',
    test: {
      project: 'unit',
      file: 'tests/unit/trust/signature-verifier.test.ts',
      name: 'says signature-wrong-signer when the caller is another party, and whose signature it is',
    },
  },
  {
    name: 'lets clients in whatever their authority',
    file: 'src/http/authenticate.ts',
    find: 'trusts?.(der) === true ?',
    replace: 'trusts?.(der) !== undefined ?',
    test: {
      project: 'scenarios',
      file: 'tests/scenarios/client-certificates-of-an-authority-of-their-own.test.ts',
      name: 'a client certificate of another authority does not log in, though it is registered',
    },
  },
  {
    name: 'lets an adapter take what was signed with a revoked certificate',
    file: 'src/adapter-api/verify.ts',
    find: `options.crlFile === undefined ? {} : { crl: options.crlFile }`,
    replace: `options.crlFile === undefined ? {} : {}`,
    test: {
      project: 'unit',
      file: 'tests/unit/adapter-api/revoked-senders.test.ts',
      name: 'a message sealed after the sender’s certificate was revoked fails the check of its signature',
    },
  },
  {
    name: 'lets an authority for web servers issue for clients',
    file: 'src/trust/x509/trust-list.ts',
    find: 'path.certificates.slice(1).find(',
    replace: 'path.certificates.slice(9).find(',
    test: {
      project: 'unit',
      file: 'tests/unit/trust/path-validation.test.ts',
      name: 'where an authority says that it issues for something else, unless it leaves that open',
    },
  },
  {
    name: 'takes an extension of a certificate twice, as the library does',
    file: 'src/trust/x509/form.ts',
    find: `if (found.has(oid.toString('hex'))) throw`,
    replace: `if (found.has('')) throw`,
    test: { project: 'unit', file: 'tests/unit/trust/certificate-form.test.ts', name: 'an extension given twice' },
  },
  {
    name: 'takes for a purpose what is no object identifier, as the library does',
    file: 'src/trust/x509/extensions.ts',
    find: 'openDer(value, TAG.sequence).rest(TAG.oid)',
    replace: 'openDer(value, TAG.sequence).rest()',
    test: {
      project: 'unit',
      file: 'tests/unit/trust/certificate-form.test.ts',
      name: 'a purpose that is no object identifier',
    },
  },
  {
    name: 'reads every certificate that a sender embeds',
    file: 'src/trust/cms.ts',
    find: 'if (!mayBeNamed(signer, der)) {',
    replace: 'if (!mayBeNamed(signer, der) && der.length === 0) {',
    test: {
      project: 'unit',
      file: 'tests/unit/trust/certificates-are-read-once.test.ts',
      name: 'of many embedded ones the signer’s alone is read',
    },
  },
  {
    name: 'shows a stale revocation list as good',
    file: 'src/trust/x509/trust-files.ts',
    find: `secondsLeft < 0 ? 'overdue' : 'current'`,
    replace: `secondsLeft < -86400 ? 'overdue' : 'current'`,
    test: {
      project: 'unit',
      file: 'tests/unit/trust/trust-files.test.ts',
      name: 'a list past its next update goes on to revoke what it names and nobody else, and shows for how long',
    },
  },
  {
    name: 'lets anybody with a certificate of the authority answer for it',
    file: 'src/trust/x509/ocsp.ts',
    find: 'if (!signer.responderPurpose) return',
    replace: 'if (signer.responderPurpose === undefined) return',
    test: {
      project: 'unit',
      file: 'tests/unit/trust/responders.test.ts',
      name: 'by somebody whom the authority has not appointed, or who was appointed by another',
    },
  },
  {
    name: 'takes an answer to another question',
    file: 'src/trust/x509/ocsp.ts',
    find: 'nonce !== undefined && !nonce.equals(fresh.nonce)',
    replace: 'nonce !== undefined && nonce.equals(Buffer.alloc(0))',
    test: {
      project: 'unit',
      file: 'tests/unit/trust/responders.test.ts',
      name: 'to another question, past its time, of a time to come, about another certificate, or with a byte changed',
    },
  },
  {
    name: 'connects to whatever responder a certificate names',
    file: 'src/trust/x509/responders.ts',
    find: 'return allowed.has(originOf(url)) && (',
    replace: 'return originOf(url) !== url && (',
    test: {
      project: 'unit',
      file: 'tests/unit/trust/responders.test.ts',
      name: 'nobody connects to a responder that the operator has not allowed, whatever a certificate says',
    },
  },
  {
    name: 'forgets with a restart what a responder revoked',
    file: 'src/trust/x509/responders.ts',
    find: 'if (der !== undefined) entry.answer ??=',
    replace: 'if (der === null) entry.answer ??=',
    test: {
      project: 'unit',
      file: 'tests/unit/trust/responders.test.ts',
      name: 'stays revoked while the responder is silent, and when the process starts anew meanwhile',
    },
  },
  {
    name: 'takes a message under a key that is destroyed meanwhile, and loses it',
    file: 'src/store/bodies.ts',
    find: 'case when r.mrn is null or r.made or r.wrapped = k.wrapped then true end',
    replace: 'true',
    test: {
      project: 'services',
      file: 'tests/services/bodies-are-sealed.test.ts',
      name: 'a key that is destroyed while a commit holds it, is used for nothing more: the commit fails, and nothing is accepted and lost',
    },
  },
  {
    name: 'starts a hub that seals under a second key',
    file: 'src/store/wrapping-key.ts',
    find: 'if (counting === undefined) throw new Error(OTHER_VAULT)',
    replace: 'if (counting === undefined) return own',
    test: {
      project: 'services',
      file: 'tests/services/bodies-are-sealed.test.ts',
      name: 'a hub with another key does not start, and says which setting is wrong',
    },
  },
  ...keptMutants,
  {
    name: 'audits of a declaration what is in force alone',
    file: 'src/audit/memory.ts',
    find: '...(isBefore ? [] :',
    replace: '...(isBefore || isLatest ? [] :',
    test: {
      project: 'services',
      file: 'tests/services/an-amended-declaration-is-audited-whole.test.ts',
      name: 'one that was amended since is found changed, as is the one in force',
    },
  },
]
