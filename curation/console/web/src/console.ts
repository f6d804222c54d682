// Every page's script: filters without reloading (htmx), single keys, copying, wallet sign-in and ballot.
import htmx from "htmx.org";
import { ballot } from "./ballot";
import { keys } from "./keys";
import { recordForm } from "./recordform";
import { signIn } from "./signin";
import { upload } from "./upload";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

document.querySelectorAll<HTMLElement>("[data-sign-in]").forEach(signIn);
document.querySelectorAll<HTMLFormElement>("form[data-ballot]").forEach(ballot);
document.querySelectorAll<HTMLFormElement>("form[data-submit]").forEach(upload);
document.querySelectorAll<HTMLElement>("[data-record]").forEach(recordForm);
document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLElement>("[data-copy]");
  if (button) {
    void navigator.clipboard.writeText(button.dataset["copy"]!).then(() => (button.textContent = button.dataset["copied"]!));
  }
});
keys();
