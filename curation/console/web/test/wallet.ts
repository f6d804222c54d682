// A wallet for the tests: announces itself as EIP-6963 asks and signs with ethers, which shares no code with the server.
import { Wallet } from "ethers";

declare global {
  interface Window {
    testKey: string;
    declines?: boolean;
  }
}

const wallet = new Wallet(window.testKey);
const provider = {
  async request({ method, params }: { method: string; params?: unknown[] }): Promise<unknown> {
    if (window.declines) {
      throw Object.assign(new Error("declined"), { code: 4001 });
    }
    switch (method) {
      case "eth_requestAccounts":
        return [wallet.address.toLowerCase()];
      case "personal_sign":
        return wallet.signMessage(Uint8Array.from((params![0] as string).slice(2).match(/../g)!, (byte) => parseInt(byte, 16)));
      case "eth_signTypedData_v4": {
        const { domain, types, message } = JSON.parse(params![1] as string);
        delete types.EIP712Domain;
        return wallet.signTypedData(domain, types, message);
      }
      default:
        throw Object.assign(new Error(`no ${method}`), { code: 4200 });
    }
  },
};
const announce = () =>
  dispatchEvent(
    new CustomEvent("eip6963:announceProvider", {
      detail: Object.freeze({ info: { uuid: "8c5a", name: "Test wallet", rdns: "org.tonemark.test", icon: "" }, provider }),
    }),
  );
addEventListener("eip6963:requestProvider", announce);
announce();
