import { readFileSync } from 'node:fs'
import { type Envelope, readXmlTree, type Verdict, writeXmlTree, type XmlTree, XmlTreeError } from '#adapter-api'
import type { Answer, Client } from '../rest/client.ts'
import { type Profile as Rest, profileOf as restOf } from '../rest/profile.ts'
import { addressed, verdictOf } from '../rest/verdict.ts'
import { MANIFEST_ROOT } from './manifest-form.ts'
import { ROOT } from './form.ts'

/** How the administration's web service wraps documents. It is its own in each country: nothing of it has a default. */
export type Soap = {
  version: '1.1' | '1.2'
  /** Of the operation's element, in which the document stands. */
  namespace: string
  operation: string
  action: string
  /** WS-Security UsernameToken of the settings `user` and `secret`. */
  usernameToken?: boolean
}

/** The web service: as the adapter rest reads it, without its maps, and with SOAP around documents where it is asked for. */
export type Service = Rest & { soap?: Soap }

const ENVELOPES = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const
const SECURITY = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'
/** Of what we say to those who call us. */
const OURS = 'urn:corridor:asycuda-world:1'
/** As much of a fault as a reason has room for. */
const REASON_LENGTH = 400

/** Reads the file of a web service. Throws one error that names everything that is wrong. */
export const readService = (path: string): Service => serviceOf(JSON.parse(readFileSync(path, 'utf8')))

/** The same of what the file holds. */
export function serviceOf(value: unknown): Service {
  const { soap, ...rest } = (value ?? {}) as { soap?: Partial<Soap>; deliver?: object; answers?: object }
  const missing =
    soap === undefined
      ? []
      : (['namespace', 'operation', 'action'] as const).filter((name) => typeof soap[name] !== 'string')
  if (missing.length > 0) throw new Error(`web service: soap.${missing.join(', soap.')} is missing`)
  if (soap !== undefined && !(soap.version !== undefined && soap.version in ENVELOPES))
    throw new Error(`web service: soap.version is none of ${Object.keys(ENVELOPES).join(', ')}`)
  const answers = rest.answers === undefined ? {} : { answers: { map: '$', ...rest.answers } }
  const profile = restOf({ ...rest, deliver: { map: '$', ...rest.deliver }, receive: { map: '$' }, ...answers })
  return { ...profile, ...(soap === undefined ? {} : { soap: soap as Soap }) }
}

type Login = Readonly<Record<string, string | undefined>>

/** Hands a document to the web service. Rejects with anything that says nothing about the document: it is tried again. */
export async function deliverTo(
  service: Service,
  root: XmlTree,
  envelope: Envelope,
  { client, login }: { client: Client; login: Login },
): Promise<Verdict> {
  const { path, method, headers } = addressed(service.deliver, envelope)
  const { soap } = service
  const body = writeXmlTree(soap === undefined ? root : wrapped(soap, root, login))
  const about = { 'corridor-type': envelope.type, 'corridor-sender': envelope.sender, ...mrnOf(envelope) }
  const answer = await client({ method, path, body, headers: { ...headers, ...about, ...typeOf(soap), accept: '*/*' } })
  return (soap === undefined ? undefined : faultIn(answer)) ?? verdictOf(answer, service.deliver)
}

/** The document in a call: alone, or in the body of an envelope of either version. Throws XmlTreeError. */
export function documentIn(body: Uint8Array): XmlTree {
  const root = readXmlTree(body)
  if (!isEnvelope(root)) return root
  const [operation] = childOf(root, 'Body')?.children ?? []
  const found =
    operation === undefined
      ? undefined
      : [operation, ...operation.children].find(({ name }) => name === ROOT || name === MANIFEST_ROOT)
  if (found === undefined) throw new XmlTreeError(`there is no ${ROOT} in the body of the envelope`)
  return withoutNamespace(found)
}

/** What callers are told: in an envelope where the service speaks SOAP, a fault for what was no document. */
export function writerOf(
  soap: Soap | undefined,
): ((status: number, answer: object) => { type: string; text: string }) | undefined {
  if (soap === undefined) return undefined
  return (status, answer) => {
    const text = JSON.stringify(answer)
    const content = status < 300 ? { name: 'Answer', namespace: OURS, text, children: [] } : faultOf(soap, status, text)
    return {
      type: typeOf({ ...soap, action: '' })['content-type'] ?? '',
      text: writeXmlTree(enveloped(soap, [content])),
    }
  }
}

const mrnOf = ({ mrn }: Envelope): Record<string, string> => (mrn === undefined ? {} : { 'corridor-mrn': mrn })

function typeOf(soap: Soap | undefined): Record<string, string> {
  if (soap === undefined) return { 'content-type': 'application/xml; charset=utf-8' }
  if (soap.version === '1.1') return { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${soap.action}"` }
  const action = soap.action === '' ? '' : `; action="${soap.action}"`
  return { 'content-type': `application/soap+xml; charset=utf-8${action}` }
}

function wrapped(soap: Soap, root: XmlTree, { user, secret }: Login): XmlTree {
  const operation = { name: soap.operation, namespace: soap.namespace, text: '', children: [root] }
  if (soap.usernameToken !== true) return enveloped(soap, [operation])
  const text = (name: string, value = ''): XmlTree => ({ name, namespace: SECURITY, text: value, children: [] })
  const token = { ...text('UsernameToken'), children: [text('Username', user), text('Password', secret)] }
  return enveloped(soap, [operation], [{ ...text('Security'), children: [token] }])
}

function enveloped({ version }: Soap, body: readonly XmlTree[], header: readonly XmlTree[] = []): XmlTree {
  const part = (name: string, children: readonly XmlTree[]): XmlTree => ({
    name,
    namespace: ENVELOPES[version],
    text: '',
    children,
  })
  return part('Envelope', [...(header.length === 0 ? [] : [part('Header', header)]), part('Body', body)])
}

/** Whose fault it is by the status: what was no document will be none tomorrow, everything else may be. */
function faultOf({ version }: Soap, status: number, text: string): XmlTree {
  const namespace = ENVELOPES[version]
  const isCallers = status < 500
  const leaf = (name: string, value: string, of: string | undefined = namespace): XmlTree => ({
    name,
    ...(of === undefined ? {} : { namespace: of }),
    text: value,
    children: [],
  })
  if (version === '1.1') {
    const children = [
      { ...leaf('faultcode', isCallers ? 'Client' : 'Server'), namespace: '' },
      { ...leaf('faultstring', text), namespace: '' },
    ]
    return { name: 'Fault', namespace, text: '', children }
  }
  const code = { ...leaf('Code', ''), children: [leaf('Value', isCallers ? 'Sender' : 'Receiver')] }
  const reason = { ...leaf('Reason', ''), children: [leaf('Text', text)] }
  return { name: 'Fault', namespace, text: '', children: [code, reason] }
}

/**
 * What a SOAP fault says of the document: one that is the sender's (Client, Sender) is a refusal, any other one says "not now"
 * and is thrown. Undefined where there is no fault.
 */
function faultIn({ body }: Answer): Verdict | undefined {
  const root = treeIn(body)
  const fault = root === undefined || !isEnvelope(root) ? undefined : childOf(childOf(root, 'Body'), 'Fault')
  if (fault === undefined) return undefined
  const code = childOf(fault, 'faultcode')?.text ?? childOf(childOf(fault, 'Code'), 'Value')?.text ?? ''
  const reason = childOf(fault, 'faultstring')?.text ?? childOf(childOf(fault, 'Reason'), 'Text')?.text ?? ''
  if (/(^|:)(Client|Sender)(\.|$)/.test(code))
    return { outcome: 'refused', reason: `${code}: ${reason}`.slice(0, REASON_LENGTH) }
  throw new Error(`fault ${code}`)
}

function treeIn(body: string): XmlTree | undefined {
  try {
    return readXmlTree(Buffer.from(body))
  } catch {
    // An answer that is no XML is judged by its status alone.
    return undefined
  }
}

const isEnvelope = ({ name, namespace }: XmlTree): boolean =>
  name === 'Envelope' && Object.values(ENVELOPES).some((one) => one === namespace)

const childOf = (tree: XmlTree | undefined, name: string): XmlTree | undefined =>
  tree?.children.find((one) => one.name === name)

/** Inside an envelope the document may have caught its namespace; the document itself has none. */
const withoutNamespace = ({ name, text, children }: XmlTree): XmlTree => ({
  name,
  text,
  children: children.map(withoutNamespace),
})
