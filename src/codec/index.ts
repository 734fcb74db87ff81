export {
  type Codec,
  type ContentType,
  createCodec,
  type DecodeResult,
  isMessageType,
  type LenientHeader,
  type ParseResult,
  sniffContentType,
  type ValidateResult,
  type WellFormed,
} from './codec.ts'
export { decodeDocument, type Document } from './document.ts'
export { encodeJson, encodeXml } from './encode.ts'
export { legibleText } from '../domain/values/legible.ts'
export { locate } from './location.ts'
export { defaultLimits, type Limits } from './limits.ts'
