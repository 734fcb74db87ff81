/** What acts on the registry are called on record; `reference-change` is every change of reference data that is imported. */
export type RegistryActName =
  | 'reference-change'
  | 'participant-add'
  | 'participant-change'
  | 'participant-suspend'
  | 'participant-resume'
  | 'participant-channel'
  | 'participant-broker-user'
  | 'token-issue'
  | 'token-revoke'
  | 'operator-add'
  | 'operator-revoke'
