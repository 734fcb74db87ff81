/** The library brings no types; these are of what is used. */
declare module 'bidi-js' {
  type Levels = { levels: Uint8Array; paragraphs: readonly { start: number; end: number; level: number }[] }
  type Bidi = {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl'): Levels
    getMirroredCharacter(character: string): string | null
  }
  export default function bidiFactory(): Bidi
}
