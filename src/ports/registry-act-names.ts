/**
 * What acts on the registry are called on record: `reference-change` is every change of reference data that is imported,
 * `registry-set-up` what a demonstration's registry is filled with before its hub runs.
 */
export type RegistryActName =
  | 'registry-set-up'
  | 'reference-change'
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
  | 'witness-key'
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
