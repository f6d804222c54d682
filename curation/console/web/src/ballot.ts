// The ballot: gathers the answers, has the wallet sign them as EIP-712 typed data, sends them.
import { account, chosen, sentence } from "./wallet";
import { send } from "./server";

const DOMAIN = [
  { name: "name", type: "string" },
  { name: "version", type: "string" },
  { name: "chainId", type: "uint256" },
];
const BALLOT = [
  { name: "cid", type: "string" },
  { name: "round", type: "uint256" },
  { name: "epoch", type: "uint256" },
  { name: "sequence", type: "uint256" },
  { name: "answers", type: "Answer[]" },
  { name: "reasons", type: "string[]" },
  { name: "genre", type: "string" },
  { name: "mood", type: "string" },
  { name: "note", type: "string" },
];
const ANSWER = [
  { name: "claim", type: "string" },
  { name: "answer", type: "string" },
];
/** The order of claims in a ballot: families as the server declares them, then flags by code. */
const FAMILIES = ["origin", "quality"];

export function ballot(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>("[role=status]")!;
  const button = form.querySelector<HTMLButtonElement>("[type=submit]")!;
  form.querySelector("[data-undo] button")!.addEventListener("click", () => undo(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    said.textContent = form.dataset["waiting"]!;
    cast(form)
      .then(() => {
        said.textContent = form.dataset["sent"]!;
        form.dataset["sequence"] = String(Number(form.dataset["sequence"]) + 1);
        form.querySelector<HTMLElement>("[data-after]")!.hidden = false;
        form.querySelector<HTMLElement>("[data-undo]")!.hidden = false;
      })
      .catch((error) => (said.textContent = sentence(error, form.dataset)))
      .finally(() => (button.disabled = false));
  });
}

/** The newest ballot stands, so one that is unsure of everything and says nothing takes an earlier one back. */
function undo(form: HTMLFormElement): void {
  form.querySelectorAll<HTMLInputElement>("[type=radio]").forEach((answer) => (answer.checked = answer.value === "unsure"));
  form.querySelectorAll<HTMLInputElement>("[type=checkbox]").forEach((chip) => (chip.checked = false));
  form.querySelectorAll<HTMLInputElement>("[type=text], textarea").forEach((text) => (text.value = ""));
  form.requestSubmit();
}

function order(claim: string): string {
  const place = FAMILIES.indexOf(claim);
  return (place < 0 ? "9" : String(place)) + claim;
}

async function cast(form: HTMLFormElement): Promise<void> {
  const fields = new FormData(form);
  const answers = [...fields.entries()]
    .filter(([name]) => name.startsWith("claim:"))
    .map(([name, answer]) => ({ claim: name.slice(6), answer: String(answer) }))
    .sort((a, b) => (order(a.claim) < order(b.claim) ? -1 : 1));
  if (!answers.some((answer) => !answer.claim.startsWith("flag:"))) {
    throw new Error(form.dataset["unanswered"]);
  }
  const data = form.dataset;
  const rest = {
    epoch: Number(data["epoch"]),
    sequence: Number(data["sequence"]),
    answers,
    reasons: fields.getAll("reason").map(String),
    genre: String(fields.get("genre") ?? "").trim(),
    mood: String(fields.get("mood") ?? "").trim(),
  };
  // forms give line ends as CR LF
  const note = String(fields.get("note") ?? "").replace(/\r\n?/g, "\n").trim();
  const caseId = { cid: data["cid"]!, round: Number(data["round"]) };
  const wallet = await chosen();
  if (!wallet) {
    throw new Error(data["none"]);
  }
  const address = await account(wallet);
  if (address.toLowerCase() !== data["curator"]) {
    throw new Error(data["other"]);
  }
  const typed = {
    types: { EIP712Domain: DOMAIN, Ballot: BALLOT, Answer: ANSWER },
    primaryType: "Ballot",
    domain: { name: "Tonemark", version: "1", chainId: Number(data["chain"]) },
    message: { ...caseId, ...rest, note },
  };
  const signature = String(
    await wallet.provider.request({ method: "eth_signTypedData_v4", params: [address, JSON.stringify(typed)] }),
  ).toLowerCase();
  await send("/api/v1/ratings", { caseId, curator: data["curator"], ...rest, ...(note ? { note } : {}), signature });
}
