// The player: waveform from precomputed peaks over the page's own <audio>, which streams; nothing is decoded here.
import WaveSurfer from "wavesurfer.js";
import Regions from "wavesurfer.js/dist/plugins/regions.esm.js";

interface Peaks {
  low: number[];
  high: number[];
}

document.querySelectorAll<HTMLElement>("[data-player]").forEach((place) => {
  open(place).catch(() => (place.querySelector<HTMLElement>("[data-broken]")!.hidden = false));
});
document.querySelectorAll<HTMLButtonElement>("[data-both]").forEach(both);
// one voice at a time
document.addEventListener(
  "play",
  (event) => document.querySelectorAll("audio").forEach((audio) => audio !== event.target && audio.pause()),
  true,
);

async function open(place: HTMLElement): Promise<void> {
  const audio = place.querySelector("audio")!;
  const slider = place.querySelector<HTMLElement>(".wave")!;
  const response = await fetch(place.dataset["peaks"]!);
  if (!response.ok) {
    throw new Error(response.statusText);
  }
  const peaks = (await response.json()) as Peaks;
  const duration = Number(place.dataset["duration"]);
  slider.hidden = false;
  const regions = Regions.create();
  const ink = (name: string) => getComputedStyle(place).getPropertyValue(name).trim();
  const frame = document.createElement("div");
  const wave = WaveSurfer.create({
    container: frame,
    height: slider.clientHeight,
    media: audio,
    peaks: [peaks.high, peaks.low],
    duration,
    normalize: true,
    waveColor: ink("--line-strong"),
    progressColor: ink("--accent"),
    cursorColor: ink("--ink"),
    cursorWidth: 2,
    plugins: [regions],
  });
  styled(frame);
  slider.append(frame);
  slide(slider, wave, duration);
  const bar = place.querySelector<HTMLElement>(".tools");
  if (bar) {
    audio.controls = false;
    tools(place, bar, wave, audio, duration);
    loop(bar.querySelector("[data-tool=loop]")!, wave, regions, duration, ink("--loop"));
  }
  wave.once("ready", () => {
    for (const [start, end, colour] of stretches(place, ink)) {
      const region = regions.addRegion({ start, end, color: colour, drag: false, resize: false });
      region.element?.style.setProperty("pointer-events", "none");
    }
    if (place.dataset["segments"]) {
      place.querySelector<SVGElement>("svg.seg")!.style.display = "none"; // the waveform itself shows them
    }
  });
}

/** What lies behind the waveform: the place of a match, or the likelihood of each segment. */
function stretches(place: HTMLElement, ink: (name: string) => string): [number, number, string][] {
  const { from, to, segments } = place.dataset;
  if (from && to) {
    return [[Number(from), Number(to), ink("--loop")]];
  }
  return (segments ?? "")
    .split(" ")
    .filter(Boolean)
    .map((text) => text.split("-"))
    .map(([start, end, band]) => [Number(start), Number(end), `color-mix(in srgb, ${ink("--" + band)} 45%, transparent)`]);
}

/** Plays the two places of a match one after the other. */
function both(button: HTMLButtonElement): void {
  const label = button.textContent;
  let running: AbortController | undefined;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (running) {
      running.abort();
      return;
    }
    running = new AbortController();
    button.textContent = button.dataset["stop"]!;
    for (const audio of button.closest("[data-match]")!.querySelectorAll("audio")) {
      if (running.signal.aborted || !(await heard(audio, running.signal))) {
        break;
      }
    }
    running = undefined;
    button.textContent = label;
  });
}

/** Plays one place from its start; tells whether it came to its end. */
async function heard(audio: HTMLAudioElement, signal: AbortSignal): Promise<boolean> {
  const { from, to } = audio.closest<HTMLElement>("[data-from]")!.dataset;
  audio.currentTime = Number(from);
  try {
    await audio.play();
  } catch {
    return false;
  }
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      over.abort();
      audio.pause();
      resolve(!signal.aborted && (audio.ended || audio.currentTime >= Number(to) - 0.3));
    };
    audio.addEventListener("timeupdate", () => audio.currentTime >= Number(to) && end(), { signal: over.signal });
    for (const name of ["pause", "ended", "error"]) {
      audio.addEventListener(name, end, { signal: over.signal });
    }
    signal.addEventListener("abort", end, { signal: over.signal });
  });
}

/** The page's policy forbids style elements: before it stands in the page, the same rules become a constructed sheet. */
function styled(frame: HTMLElement): void {
  for (const host of frame.children) {
    const root = host.shadowRoot;
    const style = root?.querySelector("style");
    if (root && style) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style.textContent ?? "");
      root.adoptedStyleSheets = [sheet];
      style.remove();
    }
  }
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function slide(slider: HTMLElement, wave: WaveSurfer, duration: number): void {
  const to = (seconds: number) => wave.setTime(Math.min(Math.max(seconds, 0), duration));
  const steps: Record<string, () => void> = {
    ArrowRight: () => to(wave.getCurrentTime() + 5),
    ArrowUp: () => to(wave.getCurrentTime() + 5),
    ArrowLeft: () => to(wave.getCurrentTime() - 5),
    ArrowDown: () => to(wave.getCurrentTime() - 5),
    PageUp: () => to(wave.getCurrentTime() + 30),
    PageDown: () => to(wave.getCurrentTime() - 30),
    Home: () => to(0),
    End: () => to(duration),
    " ": () => void wave.playPause(),
  };
  slider.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (step && !event.ctrlKey && !event.metaKey && !event.altKey) {
      step();
      event.preventDefault();
    }
  });
  wave.on("timeupdate", (seconds) => {
    slider.setAttribute("aria-valuenow", seconds.toFixed(1));
    slider.setAttribute("aria-valuetext", `${clock(seconds)} / ${clock(duration)}`);
  });
}

function tools(place: HTMLElement, bar: HTMLElement, wave: WaveSurfer, audio: HTMLMediaElement, duration: number): void {
  const find = <T extends HTMLElement>(name: string) => bar.querySelector<T>(`[data-tool=${name}]`)!;
  const time = find("time");
  const play = find("play");
  bar.hidden = false;
  play.addEventListener("click", () => void wave.playPause());
  wave.on("play", () => (play.textContent = play.dataset["pause"]!));
  wave.on("pause", () => (play.textContent = play.dataset["play"]!));
  const tell = (seconds: number) => (time.textContent = `${clock(seconds)} / ${clock(duration)}`);
  tell(0);
  wave.on("timeupdate", tell);
  find<HTMLSelectElement>("speed").addEventListener("change", (event) => {
    audio.playbackRate = Number((event.target as HTMLSelectElement).value);
    audio.preservesPitch = true;
  });
  find<HTMLInputElement>("zoom").addEventListener("input", (event) => {
    const times = Number((event.target as HTMLInputElement).value);
    const width = place.querySelector(".wave")!.clientWidth;
    wave.zoom(times === 1 ? 0 : (width * times) / duration);
  });
}

/** Ten seconds from the cursor on; the edges can be dragged. */
function loop(button: HTMLElement, wave: WaveSurfer, regions: Regions, duration: number, colour: string): void {
  let region: ReturnType<Regions["addRegion"]> | undefined;
  button.addEventListener("click", () => {
    if (region) {
      region.remove();
      region = undefined;
    } else {
      const start = Math.max(0, Math.min(wave.getCurrentTime(), duration - 1));
      region = regions.addRegion({ start, end: Math.min(start + 10, duration), color: colour, drag: true, resize: true });
    }
    button.setAttribute("aria-pressed", String(region !== undefined));
  });
  wave.on("timeupdate", (seconds) => {
    if (region && wave.isPlaying() && seconds >= region.end) {
      wave.setTime(region.start);
    }
  });
}
