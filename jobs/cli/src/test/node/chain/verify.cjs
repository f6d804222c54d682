// Verifies a published batch with the programs of others: node verify.cjs FOLDER CONTRACT CHAIN_ID ATTESTOR
// Prints one JSON object: how many attestations eas-sdk finds right, the root that @openzeppelin/merkle-tree loads, and how
// many of its proofs hold.
const { Offchain, OffchainAttestationVersion } = require('@ethereum-attestation-service/eas-sdk');
const { StandardMerkleTree } = require('@openzeppelin/merkle-tree');
const { readFileSync } = require('node:fs');

const [folder, address, chainId, attestor] = process.argv.slice(2);
const sdk = new Offchain({ address, version: '1.4.0', chainId: BigInt(chainId) }, OffchainAttestationVersion.Version2, undefined);
const lines = readFileSync(`${folder}/attestations.jsonl`, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
const tree = StandardMerkleTree.load(JSON.parse(readFileSync(`${folder}/tree.json`, 'utf8')));
tree.validate();
console.log(JSON.stringify({
  signatures: lines.filter(({ sig }) => sdk.verifyOffchainAttestationSignature(attestor, sig)).length,
  root: tree.root,
  proofs: lines.filter(({ sig }) => StandardMerkleTree.verify(tree.root, ['bytes32'], [sig.uid], tree.getProof([sig.uid]))).length,
}));
