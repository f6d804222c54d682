// Bytes, hexadecimal, hashes and addresses.
import { keccak_256 } from '@noble/hashes/sha3.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'

export { sha256 }
export const keccak = (...parts) => keccak_256(concat(...parts))
export const utf8 = text => new TextEncoder().encode(text)
export const isWord = text => /^0x[0-9a-f]{64}$/.test(text)
export const hex = bytes => '0x' + Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')
export const unhex = text => Uint8Array.from(text.slice(2).match(/../g) ?? [], pair => parseInt(pair, 16))
export const equal = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i])

export function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) { all.set(part, at); at += part.length }
  return all
}

/** A number, big endian. */
export function word(number, length = 32) {
  return unhex('0x' + number.toString(16).padStart(2 * length, '0'))
}

/** EIP-55: letters in the case of the checksum. @param address lower case */
export function checksummed(address) {
  const sum = hex(keccak(utf8(address.slice(2))))
  return '0x' + Array.from(address.slice(2), (c, i) => sum[i + 2] >= '8' ? c.toUpperCase() : c).join('')
}

/** Lower case; the text must be in lower case or have a right checksum. */
export function address(text) {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) throw new Error('an address is 0x and 40 hexadecimal digits')
  const lower = text.toLowerCase()
  if (text !== lower && text !== checksummed(lower)) {
    throw new Error('the checksum of address ' + text + ' is wrong: a digit is, or the case of a letter')
  }
  return lower
}

const HALF = secp256k1.Point.Fn.ORDER >> 1n

/** The account that signed a hash; null for a malformed signature, a high s, or one that no key gives. */
export function recover(digest, r, s, v) {
  if (BigInt(s) > HALF || (v !== 27n && v !== 28n)) return null
  try {
    const signature = new secp256k1.Signature(BigInt(r), BigInt(s), Number(v) - 27)
    const key = signature.recoverPublicKey(digest).toBytes(false)
    return hex(keccak(key.slice(1)).slice(12))
  } catch {
    return null
  }
}
