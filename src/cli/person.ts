import type { OperatorApi } from './operator-api.ts'

type Answer = ReturnType<OperatorApi['call']>

type PersonCall =
  | { form: 'invite <id>' | 'end <id>'; named: { id: string }; values: { reason: string } }
  | { form: 'device list <id>'; named: { id: string } }
  | { form: 'device end <id> <device>'; named: { id: string; device: string }; values: { reason: string } }

/** Where a person is. @param path of all people of its kind, for instance `/v1/officers` */
export const personPath = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`

/** What is done alike about everybody who is registered: invited again, ended, devices listed and taken away. */
export function actOnPerson({ call }: OperatorApi, path: string, asked: PersonCall): Answer {
  const at = personPath(path, asked.named.id)
  switch (asked.form) {
    case 'invite <id>':
      return call('POST', `${at}/invitations`, { reason: asked.values.reason })
    case 'end <id>':
      return call('DELETE', at, { reason: asked.values.reason })
    case 'device list <id>':
      return call('GET', `${at}/devices`)
    case 'device end <id> <device>':
      return call('DELETE', personPath(`${at}/devices`, asked.named.device), { reason: asked.values.reason })
  }
}

type Said = {
  name?: string | undefined
  language?: string | undefined
  issuer?: string | undefined
  subject?: string | undefined
}

/** What the options say of a person; the hub judges it. */
export const personDetails = ({ name, language, issuer, subject }: Said): object => ({
  ...(name === undefined ? {} : { name }),
  ...(language === undefined ? {} : { language }),
  ...(issuer === undefined && subject === undefined ? {} : { openid: { issuer, subject } }),
})
