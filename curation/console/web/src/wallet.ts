// Wallets of the browser, found by EIP-6963, and what is asked of them (EIP-1193).
import { keccak_256 } from "@noble/hashes/sha3";
import { bytesToHex } from "@noble/hashes/utils";

export interface Provider {
  request(call: { method: string; params?: unknown[] }): Promise<unknown>;
}
export interface Wallet {
  info: { uuid: string; name: string; rdns: string };
  provider: Provider;
}

const CHOSEN = "tonemark.wallet";

/** Calls back for every wallet that announces itself, each once. */
export function discover(found: (wallet: Wallet) => void): void {
  const seen = new Set<string>();
  addEventListener("eip6963:announceProvider", (event) => {
    const wallet = (event as CustomEvent<Wallet>).detail;
    if (wallet?.info?.uuid && !seen.has(wallet.info.uuid)) {
      seen.add(wallet.info.uuid);
      found(wallet);
    }
  });
  dispatchEvent(new Event("eip6963:requestProvider"));
}

export function remember(wallet: Wallet): void {
  sessionStorage.setItem(CHOSEN, wallet.info.rdns);
}

/** The wallet chosen at sign-in, else the only one there is. */
export async function chosen(): Promise<Wallet | undefined> {
  const wallets: Wallet[] = [];
  discover((wallet) => wallets.push(wallet));
  for (let wait = 0; wallets.length === 0 && wait < 10; wait++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return wallets.find((wallet) => wallet.info.rdns === sessionStorage.getItem(CHOSEN)) ?? wallets[0];
}

export async function account(wallet: Wallet): Promise<string> {
  const accounts = (await wallet.provider.request({ method: "eth_requestAccounts" })) as string[];
  const first = accounts[0];
  if (!first || !/^0x[0-9a-fA-F]{40}$/.test(first)) {
    throw new Error("no account");
  }
  return first;
}

/** EIP-55. */
export function checksummed(address: string): string {
  const digits = address.slice(2).toLowerCase();
  const hash = bytesToHex(keccak_256(new TextEncoder().encode(digits)));
  return "0x" + [...digits].map((digit, i) => (parseInt(hash[i]!, 16) > 7 ? digit.toUpperCase() : digit)).join("");
}

export function hex(text: string): string {
  return "0x" + bytesToHex(new TextEncoder().encode(text));
}

/** What went wrong, in the page's words: 4001 is EIP-1193's code for a refusal by the person. */
export function sentence(error: unknown, texts: DOMStringMap): string {
  return (error as { code?: number })?.code === 4001 ? texts["refused"]! : `${texts["failed"]} ${(error as Error)?.message ?? ""}`.trim();
}
