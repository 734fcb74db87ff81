/** By what a person's acts are known for ever: no line breaks, nothing that needs quoting, of 1 to 35 characters. */
export const PSEUDONYM = /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u
export const PSEUDONYM_MAX = 35

/** Whether somebody may be called so. */
export const isPseudonym = (text: string): boolean =>
  text.length <= PSEUDONYM_MAX && text === text.trim() && PSEUDONYM.test(text)
