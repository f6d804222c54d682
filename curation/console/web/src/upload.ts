// A file goes up as soon as it is chosen, with its progress, and comes back as a CID; without this, the form sends it.
import { token } from "./server";

export function upload(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const place = form.querySelector<HTMLElement>("[data-upload]");
  if (!input || !place) {
    return;
  }
  const cid = form.querySelector<HTMLInputElement>("[name=cid]")!;
  const bar = place.querySelector("progress")!;
  const stop = place.querySelector<HTMLButtonElement>("button")!;
  const said = form.querySelector<HTMLElement>("[data-upload-said]")!;
  const buttons = [...form.querySelectorAll<HTMLButtonElement>("[type=submit]")];
  const texts = place.dataset;
  let request: XMLHttpRequest | undefined;

  const end = (text: string) => {
    request = undefined;
    input.value = "";
    input.disabled = false;
    place.hidden = true;
    buttons.forEach((button) => (button.disabled = false));
    said.textContent = text;
  };
  stop.addEventListener("click", () => request?.abort());
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (!file) {
      return;
    }
    if (file.size > Number(texts["most"])) {
      end(texts["large"]!);
      return;
    }
    request = new XMLHttpRequest();
    request.open("POST", "/api/v1/files");
    request.setRequestHeader("X-CSRF-Token", token());
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => (bar.value = event.loaded / Math.max(1, file.size)));
    request.addEventListener("load", (event) => {
      const answer = read((event.target as XMLHttpRequest).responseText);
      if (answer.cid) {
        cid.value = answer.cid;
        cid.dispatchEvent(new Event("input", { bubbles: true }));
      }
      end(answer.cid ? texts["done"]! : `${texts["failed"]} ${answer.detail ?? ""}`.trim());
    });
    request.addEventListener("error", () => end(texts["lost"]!));
    request.addEventListener("abort", () => end(texts["stopped"]!));
    bar.value = 0;
    place.hidden = false;
    input.disabled = true;
    buttons.forEach((button) => (button.disabled = true));
    said.textContent = texts["sending"]!;
    request.send(file);
  });
}

function read(text: string): { cid?: string; detail?: string } {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
