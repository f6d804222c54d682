// Reference vectors from ethers 6 (EIP-712, secp256k1) and @openzeppelin/merkle-tree 1.
//   npm install ethers@6 @openzeppelin/merkle-tree@1 && node make-vectors.mjs
// writes ballots.tsv and merkle.tsv beside this script.
import { Wallet, TypedDataEncoder, getAddress, keccak256, toUtf8Bytes } from 'ethers';
import { StandardMerkleTree } from '@openzeppelin/merkle-tree';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const types = {
  Ballot: [
    { name: 'cid', type: 'string' }, { name: 'round', type: 'uint256' }, { name: 'epoch', type: 'uint256' },
    { name: 'sequence', type: 'uint256' }, { name: 'answers', type: 'Answer[]' },
    { name: 'reasons', type: 'string[]' }, { name: 'genre', type: 'string' }, { name: 'mood', type: 'string' },
    { name: 'note', type: 'string' },
  ],
  Answer: [{ name: 'claim', type: 'string' }, { name: 'answer', type: 'string' }],
};
const words = ['yes', 'no', 'unsure'];
let state = 12345;
const next = n => (state = (state * 1103515245 + 12345) % 2147483648, Math.floor(state / 65536) % n);

const ballots = ['key\taddress\tchain\tcid\tround\tepoch\tsequence\tanswers\treasons\tgenre\tmood\tnote\thash\tsignature'];
for (let i = 0; i < 24; i++) {
  const key = keccak256(toUtf8Bytes('curator ' + i));
  const wallet = new Wallet(key);
  const chainId = [1, 10, 8453][next(3)];
  const claims = ['origin', 'quality', 'flag:rights', 'flag:spam'].filter(() => next(3) > 0);
  const answers = claims.map(claim => ({ claim, answer: words[next(3)] }));
  const reasons = ['LINES_SEEN', 'GENERATION_RECORD', 'POOR_MIX'].filter(() => next(2));
  const value = {
    cid: 'bafybei' + keccak256(toUtf8Bytes('t' + i)).slice(2, 54), round: next(3), epoch: next(1000),
    sequence: next(4), answers, reasons, genre: next(2) ? 'électronique' : '', mood: next(2) ? 'calm' : '',
    note: next(2) ? 'Lines every 200 Hz.\nVers: «é» 🎵 ' + i : '',
  };
  const domain = { name: 'Tonemark', version: '1', chainId };
  const hash = TypedDataEncoder.hash(domain, types, value);
  const signature = await wallet.signTypedData(domain, types, value);
  ballots.push([key, wallet.address, chainId, value.cid, value.round, value.epoch, value.sequence,
    answers.map(a => a.claim + '=' + a.answer).join(','), reasons.join(','), value.genre, value.mood,
    value.note.replaceAll('\n', '\\n'), hash,
    signature].join('\t'));
}
writeFileSync(join(here, 'ballots.tsv'), ballots.join('\n') + '\n');

const merkle = ['leaves\troot\tproofOfFirst'];
for (const n of [1, 2, 3, 5, 8, 13, 100]) {
  const values = Array.from({ length: n }, (_, i) =>
    ['decision/track-' + 'x'.repeat(i) + '/' + i, keccak256(toUtf8Bytes('content ' + i))]);
  const tree = StandardMerkleTree.of(values, ['string', 'bytes32']);
  merkle.push([n, tree.root, tree.getProof(0).join(',')].join('\t'));
}
writeFileSync(join(here, 'merkle.tsv'), merkle.join('\n') + '\n');
