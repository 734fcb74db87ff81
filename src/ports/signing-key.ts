/** A private key that signs, wherever it lies: in a file, or in a token that never gives it away. */
export interface SigningKey {
  /**
   * Signs bytes by the key's own algorithm with SHA-256 (ECDSA in DER, or RSA PKCS#1 v1.5; Ed25519 over the bytes themselves).
   * Throws where the token cannot be reached: nothing is then signed, nor stored.
   */
  sign(bytes: Buffer): Buffer
}
