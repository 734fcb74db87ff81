export {
  type Codec,
  createCodec,
  type DecodeResult,
  isMessageType,
  type LenientHeader,
  type ParseResult,
  type ValidateResult,
  type WellFormed,
} from './codec.ts'
export { type ContentType, sniffContentType } from './content-type.ts'
export { decodeDocument, type Document } from './document.ts'
export { encodeJson, encodeXml } from './encode.ts'
export { legibleText } from '../domain/values/legible.ts'
export { locate } from './location.ts'
export { defaultLimits, type Limits } from './limits.ts'
