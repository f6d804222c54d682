// A receipt by itself: form, place, signature, plain fields, proof; as OfflineCheck of org.tonemark.curation.chain.receipt.
import { parse } from './json.mjs'
import { address, checksummed, isWord, keccak, recover, unhex } from './bytes.mjs'
import { attestation, BATCH, decision, digest } from './eas.mjs'
import { afterOffline, chainName, sayDecision, shown } from './words.mjs'

const LARGEST = 65536
const INT = 31
const LONG = 63
const text = value => typeof value === 'string'
const flag = value => typeof value === 'boolean'
const whole = bits => value => typeof value === 'bigint' && value < 1n << BigInt(bits) && value >= -(1n << BigInt(bits))
const nullable = shape => ({ nullable: shape })
const list = shape => [shape]

const SHAPE = {
  schema: whole(INT),
  decision: { cid: text, round: whole(INT), outcome: text, reason: text, epoch: whole(LONG), closedAt: text,
    uploader: text, epochRoot: text, evidence: text, record: text },
  attestation: {
    sig: {
      domain: { name: text, version: text, chainId: text, verifyingContract: text },
      primaryType: text,
      types: { Attest: list({ name: text, type: text }) },
      message: { version: whole(INT), schema: text, recipient: text, time: text, expirationTime: text, revocable: flag,
        refUID: text, data: text, salt: text },
      version: whole(INT), uid: text, signature: { v: whole(INT), r: text, s: text }
    },
    signer: text
  },
  batch: nullable({ root: text, count: whole(INT), folder: text, proof: list(text) }),
  chain: nullable({ chainId: whole(LONG), contract: text, schema: text, attestation: text, attestor: text,
    transaction: nullable(text), block: whole(LONG), blockHash: text })
}

/** The value in the form of a shape, objects plain; throws for anything else. */
function fit(value, shape, name) {
  const wrong = () => { throw new Error('the field ' + name + ' is missing or of another form') }
  if (typeof shape === 'function') return shape(value) ? value : wrong()
  if (Array.isArray(shape)) return Array.isArray(value) ? value.map(item => fit(item, shape[0], name)) : wrong()
  if ('nullable' in shape) return value === null ? null : fit(value, shape.nullable, name)
  if (!(value instanceof Map)) wrong()
  for (const field of value.keys()) if (!Object.hasOwn(shape, field)) throw new Error('an unknown field: ' + field)
  return Object.fromEntries(Object.entries(shape).map(([field, inner]) => [field, fit(value.get(field), inner, field)]))
}

function read(bytes) {
  if (bytes.length > LARGEST) throw new Error('more than ' + LARGEST + ' bytes')
  let characters
  try { characters = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) } catch {
    throw new Error('not UTF-8')
  }
  const receipt = fit(parse(characters), SHAPE, 'receipt')
  if (receipt.schema !== 1n) throw new Error('its schema is ' + receipt.schema + ', this program reads 1')
  return receipt
}

/**
 * @param trust { attestors: addresses in lower case, chainId, contract } of the checker
 * @returns { findings: [{ step, result, sentence }], notProven, decision, checked } without the last two when false
 */
export function checkOffline(bytes, trust) {
  const findings = []
  const add = (step, result, sentence) => { findings.push({ step, result, sentence }); return result === 'PROVEN' }
  const proven = (step, sentence) => add(step, 'PROVEN', sentence)
  const wrong = (step, sentence) => add(step, 'FALSE', sentence)
  const failed = () => ({ findings, notProven: [] })
  let receipt
  let signed
  try {
    receipt = read(bytes)
    signed = attestation(receipt.attestation)
  } catch (e) {
    wrong('FORM', 'This is no receipt: ' + shown(e.message) + '.')
    return failed()
  }
  if (!place(receipt, signed, trust, proven, wrong)) return failed()
  const { v, r, s } = signed.signature
  const signer = recover(digest(signed), r, s, v)
  if (!signature(receipt, signer, trust, proven, wrong)) return failed()
  if (!plain(receipt, signed, proven, wrong)) return failed()
  if (receipt.batch && !proof(receipt.batch, signed.uid, proven, wrong)) return failed()
  return { findings, notProven: afterOffline(receipt), decision: receipt.decision,
    checked: { receipt, uid: signed.uid, signer } }
}

function place(receipt, signed, trust, proven, wrong) {
  const { chainId, contract } = signed.domain
  if (chainId !== trust.chainId || contract !== trust.contract) {
    return wrong('PLACE', `It is signed for contract ${checksummed(contract)} on chain ${chainId}, not for `
      + `${checksummed(trust.contract)} on ${chainName(trust)}, which you trust.`)
  }
  if (receipt.chain && !isFor(receipt.chain, trust)) {
    return wrong('PLACE',
      'What it says of the chain is malformed, or of another chain, contract or schema than you trust.')
  }
  if (receipt.chain && !receipt.batch) {
    return wrong('PLACE', 'It names an attestation on chain and no batch that this would be of.')
  }
  return proven('PLACE',
    `It is for the Ethereum Attestation Service at ${checksummed(trust.contract)} on ${chainName(trust)}.`)
}

function isFor(chain, trust) {
  return chain.chainId === trust.chainId && chain.contract === checksummed(trust.contract) && chain.schema === BATCH
    && isChecksummed(chain.attestor) && isWord(chain.attestation) && isWord(chain.blockHash)
    && (chain.transaction === null || isWord(chain.transaction)) && chain.block >= 0n
}

function isChecksummed(text) {
  try { return checksummed(address(text)) === text } catch { return false }
}

function signature(receipt, signer, trust, proven, wrong) {
  if (!signer) return wrong('SIGNATURE', 'The signature is no signature: no key gives it.')
  const who = checksummed(signer)
  if (!trust.attestors.includes(signer)) {
    return wrong('SIGNATURE', 'It is not signed by an attestor that you trust: its content and signature lead to '
      + who + ', a stranger or the trace of a change.')
  }
  if (receipt.attestation.signer !== who) {
    return wrong('SIGNATURE', `It names another signer than ${who}, who signed it.`)
  }
  return proven('SIGNATURE', `Attestor ${who}, whom you trust, signed it.`)
}

function plain(receipt, signed, proven, wrong) {
  let attested
  try { attested = decision(signed) } catch (e) {
    return wrong('DECISION', 'What is signed is no decision of Tonemark: ' + shown(e.message) + '.')
  }
  if (!attested) return wrong('DECISION', 'What is signed is no decision of Tonemark in its one form.')
  if (Object.keys(receipt.decision).some(field => receipt.decision[field] !== attested[field])) {
    return wrong('DECISION', 'Its plain fields differ from what was signed.')
  }
  return proven('DECISION', sayDecision(attested))
}

const FOLDER = /^bafybei[a-h][a-z2-7]{50}[aeimquy4]$/

function proof(batch, uid, proven, wrong) {
  const malformed = why => wrong('PROOF', 'Its batch is malformed: ' + why + '.')
  if (!FOLDER.test(batch.folder)) {
    return malformed("a folder's CID is of version 1, dag-pb, SHA-256, in base32: bafybei…")
  }
  if (!isWord(batch.root)) return malformed(shown('not 0x and 64 lower-case hex digits: ' + batch.root.slice(0, 66)))
  const steps = batch.proof.length
  if (!fits(steps, batch.count)) {
    return wrong('PROOF', `A proof of ${steps} steps does not fit a batch of ${batch.count}.`)
  }
  const bad = batch.proof.find(step => !isWord(step))
  if (bad !== undefined) return malformed(shown('not 0x and 64 lower-case hex digits: ' + bad.slice(0, 66)))
  let hash = keccak(keccak(unhex(uid)))
  for (const step of batch.proof) hash = parent(hash, unhex(step))
  if (BigInt(batch.root) !== BigInt('0x' + Array.from(hash, b => b.toString(16).padStart(2, '0')).join(''))) {
    return wrong('PROOF', 'The proof does not lead to the root: it is of another attestation or batch.')
  }
  return proven('PROOF', `It stands in the batch of root ${batch.root} (a Merkle proof of ${steps} steps).`)
}

/** Leaves of a tree of n lie log2 n steps below its root, rounded down or up. */
function fits(steps, count) {
  if (count < 1n) return false
  const down = count.toString(2).length - 1
  const up = (2n * count - 1n).toString(2).length - 1
  return steps >= down && steps <= up
}

function parent(a, b) {
  const first = a.findIndex((byte, i) => byte !== b[i])
  return first >= 0 && a[first] < b[first] ? keccak(a, b) : keccak(b, a)
}
