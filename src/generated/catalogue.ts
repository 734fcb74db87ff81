// generated from schemas/catalogue.json by "npm run gen"; do not edit
import type { MessageType } from './types.ts'

/** engine.md 1: whether state may refuse it, whether it is ordered and reported on. */
export type MessageKind = 'decision' | 'fact' | 'notice' | 'answer'

/** Roles that may send at least one type. */
export type SenderRole = 'carrier' | 'consignee' | 'customs' | 'guarantor' | 'hub' | 'payment' | 'principal' | 'rail' | 'tracking'

/** Words by which a row names receivers; each is a party or several, found from the movement. */
export type ReceiverWord = 'departure' | 'destination' | 'enteredCountries' | 'guarantor' | 'nextEntry' | 'previousExit' | 'principal' | 'sender' | 'withRecord'

export type Texts = { readonly en: string; readonly fr: string; readonly pt: string }

export type CatalogueRow = {
  readonly type: MessageType
  readonly root: string
  readonly kind: MessageKind
  readonly senders: readonly { readonly role: SenderRole; readonly [condition: string]: unknown }[]
  readonly receivers: readonly ReceiverWord[]
  /** Forwarded with the sender's own bytes and signature. */
  readonly forward: boolean
  readonly needsMrn: 'required' | 'optional' | 'absent'
  readonly ncts?: readonly string[]
  readonly etir?: readonly string[]
  readonly labels: Texts
  readonly description?: string
}

export const catalogue: Readonly<Record<MessageType, CatalogueRow>> = {
  'transit-declaration': {"type":"transit-declaration","root":"TransitDeclaration","kind":"decision","senders":[{"role":"customs"}],"receivers":[],"forward":false,"needsMrn":"optional","ncts":["IE015","IE028"],"etir":["I7"],"labels":{"en":"Transit declaration","fr":"Déclaration de transit","pt":"Declaração de trânsito"}},
  'guarantee-registration': {"type":"guarantee-registration","root":"GuaranteeRegistration","kind":"decision","senders":[{"role":"guarantor"}],"receivers":[],"forward":false,"needsMrn":"absent","ncts":["IE225","IE228","IE231"],"etir":["E1","E3"],"labels":{"en":"Guarantee registration","fr":"Enregistrement de garantie","pt":"Registo de garantia"}},
  'guarantee-not-valid': {"type":"guarantee-not-valid","root":"GuaranteeNotValid","kind":"notice","senders":[{"role":"hub"}],"receivers":["departure","principal"],"forward":false,"needsMrn":"required","ncts":["IE055"],"etir":[],"labels":{"en":"Guarantee not valid","fr":"Garantie non valable","pt":"Garantia não válida"}},
  'release-for-transit': {"type":"release-for-transit","root":"ReleaseForTransit","kind":"decision","senders":[{"role":"customs"}],"receivers":[],"forward":false,"needsMrn":"required","ncts":["IE029"],"etir":["I9"],"labels":{"en":"Release for transit","fr":"Mainlevée pour le transit","pt":"Autorização de saída para trânsito"}},
  'anticipated-transit-record': {"type":"anticipated-transit-record","root":"AnticipatedTransitRecord","kind":"notice","senders":[{"role":"hub"}],"receivers":["enteredCountries"],"forward":false,"needsMrn":"required","ncts":["IE050"],"etir":["I15"],"labels":{"en":"Anticipated transit record","fr":"Avis anticipé de transit","pt":"Aviso antecipado de trânsito"}},
  'anticipated-arrival-record': {"type":"anticipated-arrival-record","root":"AnticipatedArrivalRecord","kind":"notice","senders":[{"role":"hub"}],"receivers":["destination"],"forward":false,"needsMrn":"required","ncts":["IE001"],"etir":["I15"],"labels":{"en":"Anticipated arrival record","fr":"Avis anticipé d'arrivée","pt":"Aviso antecipado de chegada"}},
  'border-exit-notice': {"type":"border-exit-notice","root":"BorderExitNotice","kind":"fact","senders":[{"role":"customs"},{"role":"hub"}],"receivers":["departure","nextEntry"],"forward":true,"needsMrn":"required","ncts":[],"etir":["I11"],"labels":{"en":"Border exit notice","fr":"Avis de sortie à la frontière","pt":"Aviso de saída na fronteira"}},
  'border-entry-notice': {"type":"border-entry-notice","root":"BorderEntryNotice","kind":"fact","senders":[{"role":"customs"},{"role":"hub"}],"receivers":["departure","previousExit","destination"],"forward":true,"needsMrn":"required","ncts":["IE118"],"etir":["I9"],"labels":{"en":"Border entry notice","fr":"Avis d'entrée à la frontière","pt":"Aviso de entrada na fronteira"}},
  'arrival-advice': {"type":"arrival-advice","root":"ArrivalAdvice","kind":"fact","senders":[{"role":"customs"}],"receivers":["departure","enteredCountries"],"forward":true,"needsMrn":"required","ncts":["IE006","IE024"],"etir":["I11"],"labels":{"en":"Arrival advice","fr":"Avis d'arrivée","pt":"Aviso de chegada"}},
  'control-results': {"type":"control-results","root":"ControlResults","kind":"decision","senders":[{"role":"customs"}],"receivers":["departure"],"forward":true,"needsMrn":"required","ncts":["IE018"],"etir":[],"labels":{"en":"Control results","fr":"Résultats du contrôle","pt":"Resultados do controlo"}},
  'discharge': {"type":"discharge","root":"Discharge","kind":"decision","senders":[{"role":"customs"},{"role":"hub","kind":"notice"}],"receivers":["withRecord","principal","guarantor"],"forward":true,"needsMrn":"required","ncts":["IE045"],"etir":["I13"],"labels":{"en":"Discharge","fr":"Apurement","pt":"Apuramento"}},
  'alert': {"type":"alert","root":"Alert","kind":"decision","senders":[{"role":"customs"},{"role":"hub","kind":"notice"}],"receivers":["departure","withRecord"],"forward":true,"needsMrn":"optional","ncts":[],"etir":[],"labels":{"en":"Alert","fr":"Alerte","pt":"Alerta"}},
  'guarantee-release': {"type":"guarantee-release","root":"GuaranteeRelease","kind":"notice","senders":[{"role":"hub"}],"receivers":["guarantor"],"forward":false,"needsMrn":"required","ncts":["IE204","IE209"],"etir":[],"labels":{"en":"Guarantee release","fr":"Libération de garantie","pt":"Liberação de garantia"}},
  'delivery-report': {"type":"delivery-report","root":"DeliveryReport","kind":"answer","senders":[{"role":"customs"},{"role":"guarantor"},{"role":"principal"},{"role":"consignee"},{"role":"carrier"},{"role":"rail"},{"role":"tracking"},{"role":"payment"}],"receivers":[],"forward":false,"needsMrn":"absent","ncts":[],"etir":[],"labels":{"en":"Delivery report","fr":"Compte rendu de remise","pt":"Relatório de entrega"}},
  'acknowledgement': {"type":"acknowledgement","root":"Acknowledgement","kind":"answer","senders":[{"role":"hub"}],"receivers":["sender"],"forward":false,"needsMrn":"optional","ncts":["IE928"],"etir":[],"labels":{"en":"Acknowledgement","fr":"Accusé de réception","pt":"Aviso de receção"}},
  'functional-error': {"type":"functional-error","root":"FunctionalError","kind":"answer","senders":[{"role":"hub"}],"receivers":["sender"],"forward":false,"needsMrn":"optional","ncts":["IE906"],"etir":[],"labels":{"en":"Functional error","fr":"Erreur fonctionnelle","pt":"Erro funcional"}},
  'technical-error': {"type":"technical-error","root":"TechnicalError","kind":"answer","senders":[{"role":"hub"}],"receivers":["sender"],"forward":false,"needsMrn":"optional","ncts":["IE917"],"etir":[],"labels":{"en":"Technical error","fr":"Erreur technique","pt":"Erro técnico"}},
}
