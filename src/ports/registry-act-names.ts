/**
 * What acts on the registry are called on record; `reference-change` is every change of reference data that is imported,
 * `evidence-pin` the hub's own.
 */
export type RegistryActName =
  | 'reference-change'
  | 'evidence-pin'
  | 'participant-add'
  | 'participant-change'
  | 'participant-suspend'
  | 'participant-resume'
  | 'participant-channel'
  | 'participant-broker-user'
  | 'certificate-add'
  | 'certificate-revoke'
  | 'token-issue'
  | 'token-revoke'
  | 'officer-add'
  | 'officer-change'
  | 'officer-invite'
  | 'officer-end'
  | 'device-end'
  | 'operator-add'
  | 'operator-change'
  | 'operator-invite'
  | 'operator-approve'
  | 'operator-reject'
  | 'operator-revoke'
