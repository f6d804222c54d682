// Single keys of the review and the queue; they can be turned off (WCAG 2.1.4), and "?" shows them.
const OFF = "tonemark.keys.off";

export function keys(): void {
  const off = () => localStorage.getItem(OFF) === "1";
  const show = () => document.body.classList.toggle("keys-off", off());
  show();
  const help = document.querySelector<HTMLDialogElement>("dialog[data-help]");
  const box = help?.querySelector<HTMLInputElement>("[data-keys]");
  if (box) {
    box.checked = !off();
    box.addEventListener("change", () => {
      localStorage.setItem(OFF, box.checked ? "0" : "1");
      show();
    });
  }
  document.querySelectorAll("[data-show-help]").forEach((button) => button.addEventListener("click", () => help?.showModal()));
  document.addEventListener("keydown", (event) => {
    if (off() || event.ctrlKey || event.metaKey || event.altKey || help?.open || writes(event.target)) {
      return;
    }
    const press = event.key === " " ? "space" : event.key;
    if (event.key === "?" && help) {
      help.showModal();
    } else if ((press === "j" || press === "k") && step(press === "j" ? 1 : -1)) {
      // moved in the list
    } else if (!(press === "space" && presses(event.target))) {
      const target = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(press)}"]`);
      if (!target) {
        return;
      }
      target.click();
    } else {
      return;
    }
    event.preventDefault();
  });
}

function step(by: number): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const row = rows[at < 0 && by > 0 ? 0 : at + by];
  row?.focus();
  return rows.length > 0;
}

/** What the space bar works by itself. */
function presses(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, input, summary, audio") !== null;
}

function writes(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type)) ||
    (target instanceof HTMLElement && target.getAttribute("role") === "slider")
  );
}
