/**
 * Every release with the last migration it knows, the oldest first. A release may be gone back to from the one after it, so what
 * comes after the newest here may only add (docs/upgrade.md); cutting a release is adding a line.
 */
export const RELEASES = [{ release: '0.1.0', lastMigration: '105-answers-with-proof.sql' }] as const
