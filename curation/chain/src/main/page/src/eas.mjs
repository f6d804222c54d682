// Attestations of decisions in the Ethereum Attestation Service, as org.tonemark.curation.chain.eas has them.
import { address, checksummed, concat, equal, hex, isWord, keccak, sha256, unhex, utf8, word } from './bytes.mjs'

export const ATTEST = 'uint16 version,bytes32 schema,address recipient,uint64 time,uint64 expirationTime,bool revocable,'
  + 'bytes32 refUID,bytes data,bytes32 salt'
const ATTEST_TYPE = keccak(utf8('Attest(' + ATTEST + ')'))
const DOMAIN_TYPE = keccak(utf8('EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'))
const NAME = 'EAS Attestation'
const VERSION = '1.4.0'
const ZERO = '0x' + '0'.repeat(64)
const MESSAGE_VERSION = 2n

const schemaUid = text => hex(keccak(utf8(text), new Uint8Array(20), new Uint8Array([1])))
export const DECISION = schemaUid('string cid,uint32 round,string outcome,string reason,uint64 epoch,bytes32 epochRoot,'
  + 'bytes32 evidence,string record')
export const BATCH = schemaUid('bytes32 root,uint32 count,bytes32 folder')

/** Where EAS stands; README of npm @ethereum-attestation-service/eas-contracts 1.9.0. */
export const DEPLOYMENTS = [
  [8453n, 'Base', '0x4200000000000000000000000000000000000021'],
  [10n, 'OP Mainnet', '0x4200000000000000000000000000000000000021'],
  [1n, 'Ethereum', '0xa1207f3bba224e2c9c3c6d5af63d0eb1582ce587'],
  [42161n, 'Arbitrum One', '0xbd75f629a22dc1ced33dda0b68c546a1c035c458'],
  [137n, 'Polygon', '0x5e634ef5355f45a855d02d66ecd687b1502af790'],
  [84532n, 'Base Sepolia', '0x4200000000000000000000000000000000000021'],
  [11155420n, 'OP Sepolia', '0x4200000000000000000000000000000000000021'],
  [11155111n, 'Sepolia', '0xc2679fbd37d54388ce493f1db75320d236e1815e']
]

const require = (holds, what) => { if (!holds) throw new Error(what) }
const wordOf = text => { require(isWord(text), 'not 0x and 64 lower-case hex digits: ' + text.slice(0, 66)); return text }
const decimal = text => {
  require(/^(?:0|[1-9][0-9]{0,17})$/.test(text), 'a number is not written in plain decimal digits')
  return BigInt(text)
}

/** The attestation in a receipt; throws when a field has another form or the UID is not the message's. */
export function attestation({ sig }) {
  require(sig.domain.name === NAME, "the domain's name is not " + NAME)
  require(sig.domain.version === VERSION, "the domain's version is not " + VERSION)
  const types = sig.types.Attest.map(field => field.type + ' ' + field.name).join(',')
  require(sig.primaryType === 'Attest' && types === ATTEST, 'the types are not those of EAS')
  require(sig.version === MESSAGE_VERSION && sig.message.version === MESSAGE_VERSION, "the message's version is not 2")
  const domain = { chainId: decimal(sig.domain.chainId), contract: address(sig.domain.verifyingContract) }
  require(domain.chainId >= 1n, "a chain's id begins at 1: 0")
  const m = sig.message
  require(/^0x(?:[0-9a-f]{2})*$/.test(m.data), 'the data are not 0x and lower-case hexadecimal digits')
  const message = {
    schema: wordOf(m.schema), recipient: address(m.recipient), time: decimal(m.time),
    expirationTime: decimal(m.expirationTime), revocable: m.revocable, refUid: wordOf(m.refUID),
    data: unhex(m.data), salt: wordOf(m.salt)
  }
  const { v, r, s } = sig.signature
  require(v === 27n || v === 28n, "the signature's v is neither 27 nor 28")
  wordOf(r)
  wordOf(s)
  require(uid(message) === sig.uid, "the UID is not that of the attestation's content")
  return { domain, message, uid: sig.uid, signature: { v, r, s } }
}

function uid(m) {
  return hex(keccak(new Uint8Array([0, 2]), utf8(m.schema), unhex(m.recipient), new Uint8Array(20), word(m.time, 8),
    word(m.expirationTime, 8), new Uint8Array([m.revocable ? 1 : 0]), unhex(m.refUid), m.data, unhex(m.salt),
    new Uint8Array(4)))
}

/** The EIP-712 hash that an attestor signs. */
export function digest({ domain, message: m }) {
  const separator = keccak(DOMAIN_TYPE, keccak(utf8(NAME)), keccak(utf8(VERSION)), word(domain.chainId),
    addressWord(domain.contract))
  const struct = keccak(ATTEST_TYPE, word(MESSAGE_VERSION), unhex(m.schema), addressWord(m.recipient), word(m.time),
    word(m.expirationTime), word(m.revocable ? 1n : 0n), unhex(m.refUid), keccak(m.data), unhex(m.salt))
  return keccak(new Uint8Array([0x19, 1]), separator, struct)
}

const addressWord = lower => concat(new Uint8Array(12), unhex(lower))

/** The decision that a message attests, in plain fields; throws unless the message is the only one that it has. */
export function decision({ domain, message: m }) {
  const d = decode(m.data)
  const length = bytes => word(BigInt(bytes.length), 4)
  const text = value => concat(length(utf8(value)), utf8(value))
  const salt = hex(sha256(concat(text('tonemark/salt/1'), word(domain.chainId, 8), text(domain.contract), text(DECISION),
    text(m.recipient), word(m.time, 8), length(m.data), m.data)))
  const one = m.schema === DECISION && m.expirationTime === 0n && m.revocable && m.refUid === ZERO && m.salt === salt
  if (!one) return null
  const closedAt = new Date(Number(m.time) * 1000).toISOString().replace('.000Z', 'Z')
  return { ...d, closedAt, uploader: checksummed(m.recipient) }
}

const OUTCOMES = ['PROMOTED', 'REJECTED', 'ABSTAINED']
const isName = text => /^[!#-[\]-~]{1,256}$/.test(text)

function decode(data) {
  const read = []
  const slice = (from, length) => {
    require(from + length <= data.length, 'the data end too early')
    return data.slice(from, from + length)
  }
  const number = (bytes, bits) => {
    const value = BigInt(hex(bytes))
    require(value >> BigInt(bits) === 0n, 'a number above ' + bits + ' bits')
    return value
  }
  const next = () => slice(read.length * 32, 32)
  const whole = bits => { const bytes = next(); read.push(bytes); return number(bytes, bits) }
  const bytes32 = () => { const bytes = next(); read.push(bytes); return hex(bytes) }
  const text = longest => {
    const offset = Number(number(next(), 31))
    const length = number(slice(offset, 32), 31)
    require(length <= longest, 'a text of ' + length + ' bytes: at most ' + longest)
    const plain = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(slice(offset + 32, Number(length)))
    read.push(plain)
    return plain
  }
  const d = { cid: text(256), round: whole(31), outcome: text(64), reason: text(64), epoch: whole(63),
    epochRoot: bytes32(), evidence: bytes32(), record: text(256) }
  require(equal(encode(read), data), 'the data are not encoded as the contract ABI says')
  require(OUTCOMES.includes(d.outcome), "the outcome is none of a decision's")
  require(/^[A-Z][A-Z0-9_]{0,63}$/.test(d.reason), 'a reason is a code in upper snake case')
  require(isName(d.cid) && (d.record === '' || isName(d.record)), 'a CID has visible ASCII characters only')
  return d
}

/** Solidity ABI of a tuple of texts and words. */
function encode(values) {
  const head = []
  const tail = []
  let at = values.length * 32
  for (const value of values) {
    if (typeof value !== 'string') { head.push(value); continue }
    const text = utf8(value)
    const padded = concat(text, new Uint8Array((32 - text.length % 32) % 32))
    head.push(word(BigInt(at)))
    tail.push(word(BigInt(text.length)), padded)
    at += 32 + padded.length
  }
  return concat(...head, ...tail)
}
