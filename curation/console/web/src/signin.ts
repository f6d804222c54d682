// Sign-in with a wallet (EIP-4361): a nonce of the server, a message, a signature.
import { account, checksummed, discover, hex, remember, sentence, type Wallet } from "./wallet";
import { send } from "./server";

export function signIn(place: HTMLElement): void {
  const list = place.querySelector<HTMLElement>("[data-wallets]")!;
  const none = place.querySelector<HTMLElement>("[data-none]")!;
  const said = place.querySelector<HTMLElement>("[role=status]")!;
  discover((wallet) => {
    none.hidden = true;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${place.dataset["with"]} ${wallet.info.name}`;
    button.addEventListener("click", () => {
      said.textContent = place.dataset["waiting"]!;
      enter(wallet, place.dataset).catch((error) => (said.textContent = sentence(error, place.dataset)));
    });
    list.append(button);
  });
}

async function enter(wallet: Wallet, data: DOMStringMap): Promise<void> {
  const address = checksummed(await account(wallet));
  const { nonce } = await (await fetch("/auth/nonce")).json();
  const now = Date.now();
  const message = [
    `${data["domain"]} wants you to sign in with your Ethereum account:`,
    address,
    "",
    data["statement"],
    "",
    `URI: ${data["uri"]}`,
    "Version: 1",
    `Chain ID: ${data["chain"]}`,
    `Nonce: ${nonce}`,
    `Issued At: ${new Date(now).toISOString()}`,
    `Expiration Time: ${new Date(now + 300_000).toISOString()}`,
  ].join("\n");
  const signature = await wallet.provider.request({ method: "personal_sign", params: [hex(message), address] });
  await send("/auth/verify", { message, signature });
  remember(wallet);
  location.assign(data["next"]!);
}
