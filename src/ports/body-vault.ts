/**
 * Seals the bytes of messages under keys that can be destroyed (docs/decisions/0143). A data key is stored wrapped, and whoever has
 * the database alone can open neither it nor a body.
 */
export interface BodyVault {
  /** Says which key data keys are wrapped with, and nothing else about it: a database is served by hubs that have the same. */
  readonly id: Buffer
  /** The names of all keys whose data keys it opens, its own first. */
  readonly opens: readonly Buffer[]
  /** A new data key, wrapped for storage. */
  newKey(): Buffer
  /** The body under a wrapped data key. Throws where this vault did not wrap it. */
  seal(wrapped: Buffer, body: Buffer): Buffer
  /**
   * The body in a frame of the view `body_frames`: as it was stored before it was sealed, or sealed with its wrapped key.
   * Throws where the key is another vault's, or a byte is not as it was sealed.
   */
  open(frame: Buffer): Buffer
  /** The same data key wrapped with this vault's own key, whichever of its keys it was wrapped with. Throws where it was none of them. */
  rewrap(wrapped: Buffer): Buffer
}
