// The form of a generation record: gathers the fields, has the server look at them, has the wallet sign.
import { bytesToHex } from "@noble/hashes/utils";
import { build, canonical, message, normal } from "./record";
import { send } from "./server";
import { account, chosen, hex, sentence } from "./wallet";

interface Note {
  code: string;
  state: string;
  text: string;
}

export function recordForm(place: HTMLElement): void {
  const form = place.closest("form")!;
  const said = place.querySelector<HTMLElement>("[role=status]")!;
  const button = place.querySelector<HTMLButtonElement>("[data-sign]")!;
  place.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    said.textContent = place.dataset["waiting"]!;
    sign(place, form)
      .then(() => (said.textContent = place.dataset["signed"]!))
      .catch((error) => (said.textContent = sentence(error, place.dataset)))
      .finally(() => (button.disabled = false));
  });
}

async function sign(place: HTMLElement, form: HTMLFormElement): Promise<void> {
  const data = place.dataset;
  const field = (name: string) => place.querySelector<HTMLInputElement>(`[data-field=${name}]`)!;
  const track = form.querySelector<HTMLInputElement>("[name=cid]")!.value.trim();
  if (!track) {
    throw new Error(data["notrack"]);
  }
  const salt = field("hide").checked ? crypto.getRandomValues(new Uint8Array(32)) : undefined;
  const record = build({
    track,
    uploader: data["uploader"]!,
    tool: field("tool").value,
    model: field("model").value,
    prompt: field("prompt").value,
    ...(salt ? { salt } : {}),
    seed: field("seed").value,
    parents: field("parents").value,
    externalParents: field("external").value,
    rights: field("rights").value,
    created: field("created").value.trim() || new Date().toISOString().replace(/\.\d+Z$/, "Z"),
  });
  const unsigned = JSON.parse(canonical(record, null));
  const check = (await send("/api/v1/submissions/check", { cid: track, record: unsigned, nearDuplicateOf: null })) as {
    notes: Note[];
  };
  const wrong = check.notes.filter((note) => note.state === "bad" && note.code !== "RECORD_SIGNATURE");
  if (wrong.length > 0) {
    throw new Error(wrong.map((note) => note.text).join(" "));
  }
  const wallet = await chosen();
  if (!wallet) {
    throw new Error(data["none"]);
  }
  const address = await account(wallet);
  if (address.toLowerCase() !== record.uploader) {
    throw new Error(data["other"]);
  }
  const signature = String(await wallet.provider.request({ method: "personal_sign", params: [hex(message(record)), address] }));
  form.querySelector<HTMLTextAreaElement>("[name=record]")!.value = canonical(record, normal(signature));
  offer(place, salt, track);
}

/** The salt is nowhere else: with it and the prompt the uploader can prove later what was asked. */
function offer(place: HTMLElement, salt: Uint8Array | undefined, track: string): void {
  const kept = place.querySelector<HTMLElement>("[data-salt]")!;
  const link = kept.querySelector("a")!;
  if (link.href.startsWith("blob:")) {
    URL.revokeObjectURL(link.href);
  }
  kept.hidden = !salt;
  if (salt) {
    link.href = URL.createObjectURL(new Blob([bytesToHex(salt) + "\n"], { type: "text/plain" }));
    link.download = `${track}.record.json.salt`;
  }
}
