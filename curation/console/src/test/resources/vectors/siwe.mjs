// Makes siwe.json: messages of EIP-4361 as npm siwe 3.0.0 writes them, signed by ethers 6.
// npm i --ignore-scripts siwe@3.0.0 ethers@6 && node siwe.mjs > siwe.json
import { SiweMessage } from "siwe";
import { Wallet } from "ethers";

const wallet = new Wallet("0x" + "11".repeat(32));
const base = {
  domain: "console.example", address: wallet.address, uri: "https://console.example", version: "1",
  chainId: 8453, nonce: "abcdef1234567890", issuedAt: "2026-11-21T12:00:00.000Z",
};
const cases = {
  plain: base,
  statement: { ...base, statement: "Sign in to Tonemark." },
  port: { ...base, domain: "127.0.0.1:8080", uri: "http://127.0.0.1:8080/sign-in" },
  scheme: { ...base, scheme: "https", statement: "I agree: terms at https://x.example/?a=1#b" },
  times: { ...base, expirationTime: "2026-11-21T12:10:00.000Z", notBefore: "2026-11-21T11:59:00+01:00" },
  request: { ...base, requestId: "some-id.1" },
  resources: { ...base, statement: "s", resources: ["ipfs://bafybei/", "https://a.example/b"] },
};
const out = [];
for (const [name, fields] of Object.entries(cases)) {
  const text = new SiweMessage(fields).prepareMessage();
  out.push({ name, text, address: wallet.address, signature: await wallet.signMessage(text) });
}
console.log(JSON.stringify(out, null, 1));
