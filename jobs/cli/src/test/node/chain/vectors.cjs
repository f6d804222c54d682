// Makes curation/chain/src/test/resources/vectors/eas.json from the packages of package-lock.json:
//   node vectors.cjs > …/vectors/eas.json
// Attestations signed by eas-sdk, trees by @openzeppelin/merkle-tree, schemas by ethers. Signatures are of RFC 6979, so
// the same packages give the same bytes.
const { Offchain, OffchainAttestationVersion, SchemaEncoder } = require('@ethereum-attestation-service/eas-sdk');
const { StandardMerkleTree } = require('@openzeppelin/merkle-tree');
const { Wallet, getAddress, id, keccak256, solidityPackedKeccak256, ZeroAddress, ZeroHash } = require('ethers');

const DECISION = 'string cid,uint32 round,string outcome,string reason,uint64 epoch,bytes32 epochRoot,bytes32 evidence,'
  + 'string record';
const BATCH = 'bytes32 root,uint32 count,bytes32 folder';
const uid = (schema) => solidityPackedKeccak256(['string', 'address', 'bool'], [schema, ZeroAddress, true]);
const text = (_, value) => (typeof value === 'bigint' ? value.toString() : value);

const decisions = [
  ['bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4', 0, 'PROMOTED', 'QUALITY_SHOWN', 0, ''],
  ['bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi', 4, 'REJECTED', 'QUALITY_DENIED', 4294967296, 'b'.repeat(64)],
  ['QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o', 1, 'ABSTAINED', 'TOO_FEW_CURATORS', 17, 'c'.repeat(31)],
  ['a', 2147483647, 'PROMOTED', 'A', 0, 'd'.repeat(32)],
];
const chains = [8453, 31337];
async function main() {
const attestations = [];
for (const [i, [cid, round, outcome, reason, epoch, record]] of decisions.entries()) {
  const wallet = new Wallet(id('attestor ' + i));
  const contract = i % 2 ? getAddress('0x' + id('contract').slice(26)) : '0x4200000000000000000000000000000000000021';
  const sdk = new Offchain({ address: contract, version: '1.4.0', chainId: BigInt(chains[i % 2]) },
    OffchainAttestationVersion.Version2, undefined);
  const fields = [
    { name: 'cid', value: cid, type: 'string' }, { name: 'round', value: round, type: 'uint32' },
    { name: 'outcome', value: outcome, type: 'string' }, { name: 'reason', value: reason, type: 'string' },
    { name: 'epoch', value: BigInt(epoch), type: 'uint64' }, { name: 'epochRoot', value: id('root ' + i), type: 'bytes32' },
    { name: 'evidence', value: id('evidence ' + i), type: 'bytes32' }, { name: 'record', value: record, type: 'string' },
  ];
  const signed = await sdk.signOffchainAttestation({
    schema: uid(DECISION), recipient: getAddress('0x' + id('uploader ' + i).slice(26)), time: BigInt(1790000000 + i),
    expirationTime: 0n, revocable: true, refUID: ZeroHash, data: new SchemaEncoder(DECISION).encodeData(fields),
    salt: id('salt ' + i),
  }, wallet);
  attestations.push({
    key: wallet.privateKey,
    decision: { cid, round, outcome, reason, epoch: String(epoch), epochRoot: id('root ' + i), evidence: id('evidence ' + i), record },
    signed: { sig: JSON.parse(JSON.stringify(signed, text)), signer: wallet.address },
  });
}
const trees = [1, 2, 3, 4, 5, 7, 8, 33].map((n) => {
  const values = Array.from({ length: n }, (_, i) => [id('leaf ' + i)]);
  const tree = StandardMerkleTree.of(values, ['bytes32']);
  return { uids: values.map(([v]) => v), root: tree.root, dump: tree.dump(), proofs: values.map((v) => tree.getProof(v)) };
});
const data = new SchemaEncoder(BATCH).encodeData([
  { name: 'root', value: id('root'), type: 'bytes32' }, { name: 'count', value: 10000, type: 'uint32' },
  { name: 'folder', value: id('folder'), type: 'bytes32' },
]);
console.log(JSON.stringify({
  schemas: { DECISION: { text: DECISION, uid: uid(DECISION) }, BATCH: { text: BATCH, uid: uid(BATCH) } },
  batch: { root: id('root'), count: 10000, folder: id('folder'), data },
  checksums: Array.from({ length: 8 }, (_, i) => getAddress('0x' + keccak256('0x0' + i).slice(26))),
  attestations, trees,
}, null, 1));
}
main();
