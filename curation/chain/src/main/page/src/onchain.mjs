// Goes on with a receipt that is right by itself: is its batch attested on chain, and does it stand; as ChainCheck.
import { checksummed, hex, concat, unhex, word } from './bytes.mjs'
import { BATCH } from './eas.mjs'
import { NodeError } from './node.mjs'
import { afterChain, chainName, instant } from './words.mjs'

/** Adds to an offline outcome; throws NodeError when the node gives no usable answer. */
export async function checkOnChain(offline, trust, node) {
  const { receipt, uid } = offline.checked
  const findings = [...offline.findings]
  const add = (step, result, sentence) => { findings.push({ step, result, sentence }); return result === 'PROVEN' }
  const chainId = await node.chainId()
  if (chainId !== trust.chainId) {
    throw new NodeError(`it is of chain ${chainId}, not of ${chainName(trust)}`)
  }
  add('NODE', 'PROVEN', `The node at ${node.shown} is of ${chainName(trust)}.`)
  const right = await standing(uid, trust, node, add) && await attested(receipt, trust, node, add)
  const wrong = findings.some(f => f.result === 'FALSE')
  return { ...offline, findings, right, notProven: wrong ? [] : afterChain(node.shown) }
}

async function standing(uid, trust, node, add) {
  for (const attestor of [...trust.attestors].sort()) {
    const revoked = await node.revokedOffchain(trust.contract, attestor, uid)
    if (revoked !== 0n) {
      return add('STANDING', 'FALSE',
        `The decision was taken back: attestor ${checksummed(attestor)} revoked it on ${instant(revoked)}.`)
    }
  }
  return add('STANDING', 'PROVEN', 'No attestor that you trust has taken the decision back.')
}

async function attested({ chain, batch }, trust, node, add) {
  if (!chain || !batch) {
    return add('ATTESTATION', 'OPEN', 'It is not attested on chain as far as it says itself: get a new receipt later.')
  }
  const on = await node.attestation(trust.contract, chain.attestation)
  if (!on || on.uid !== chain.attestation) {
    return add('ATTESTATION', 'FALSE', `The contract has no attestation ${chain.attestation}.`)
  }
  return attestation(on, chain, batch, trust, add) && inclusion(on, chain, trust, node, add)
}

function attestation(on, chain, batch, trust, add) {
  const wrong = sentence => add('ATTESTATION', 'FALSE', sentence)
  if (!trust.attestors.includes(on.attestor.toLowerCase())) {
    return wrong(`The batch was attested by ${on.attestor}, whom you do not trust.`)
  }
  if (chain.attestor !== on.attestor) return wrong(`It names another attestor of its batch than ${on.attestor}.`)
  const data = hex(concat(unhex(batch.root), word(batch.count), folderDigest(batch.folder)))
  if (on.schema !== BATCH || on.data !== data) {
    return wrong('The attestation on chain is not of this batch: root, count or folder differ.')
  }
  if (on.revocationTime !== 0n) {
    return wrong(`The batch's attestation was revoked on ${instant(on.revocationTime)}.`)
  }
  if (on.expirationTime !== 0n) return wrong("The batch's attestation has an expiry; those of Tonemark have none.")
  return add('ATTESTATION', 'PROVEN', `Attestor ${on.attestor}, whom you trust, attested the batch of ${batch.count} on `
    + `chain on ${instant(on.time)}; it is not revoked.`)
}

/** The contract takes an attestation's time from its block, so the time names the block. */
async function inclusion(on, chain, trust, node, add) {
  const wrong = sentence => add('INCLUSION', 'FALSE', sentence)
  const block = await node.block(chain.block)
  if (!block || block.hash !== chain.blockHash) {
    return wrong(`Block ${chain.block} is not the one it names: the chain was reorganised, or it never was.`)
  }
  if (block.time !== on.time) return wrong(`The attestation was not made in block ${chain.block}.`)
  if (chain.transaction !== null) {
    const found = await node.inclusion(trust.contract, chain.transaction)
    if (!found) {
      return wrong(`The node knows no inclusion of transaction ${chain.transaction}: a reorganisation removed it, or the `
        + 'node keeps no old ones.')
    }
    const made = found.block === chain.block && found.blockHash === chain.blockHash && found.succeeded
      && found.attested.includes(chain.attestation)
    if (!made) return wrong(`Transaction ${chain.transaction} did not make the attestation in that block.`)
  }
  const last = await node.block('finalized')
  if (!last || last.number < chain.block) {
    return add('INCLUSION', 'OPEN',
      `Block ${chain.block} is not final yet: a reorganisation may still remove it. Check again later.`)
  }
  const what = chain.transaction === null
    ? 'It was made at the time of' : `Transaction ${chain.transaction} stands in`
  return add('INCLUSION', 'PROVEN', `${what} block ${chain.block}, which is final.`)
}

/** The SHA-256 in a CID whose form was checked. */
function folderDigest(cid) {
  let bits = ''
  for (const c of cid.slice(1)) bits += 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(c).toString(2).padStart(5, '0')
  return Uint8Array.from(bits.slice(32, 288).match(/.{8}/g), byte => parseInt(byte, 2))
}
