// Generation records as the command line makes them: the canonical bytes, and the text that the wallet signs.
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";

/** Fields stand in alphabetical order: written without white space they are RFC 8785's canonical JSON. */
export interface GenerationRecord {
  created: string;
  externalParents: string[];
  model: string;
  parents: string[];
  prompt: string | null;
  promptSha256: string | null;
  rights: string;
  schema: string;
  seed: string | null;
  tool: string;
  track: string;
  uploader: string;
}

/** What a person fills in. */
export interface Fields {
  track: string;
  uploader: string;
  tool: string;
  model: string;
  prompt: string;
  /** 32 bytes: the prompt is kept back; undefined: it is published. */
  salt?: Uint8Array;
  seed: string;
  parents: string;
  externalParents: string;
  rights: string;
  created: string;
}

const SCHEMA = "tonemark-generation-record-1";
/** What Java's stripTrailing takes away, so that a salted hash can be checked there with the same prompt. */
const END = /[\t\n\v\f\r\x1c-\x1f \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+$/;

export function build(fields: Fields): GenerationRecord {
  const prompt = fields.prompt.replace(END, "");
  return {
    created: fields.created,
    externalParents: words(fields.externalParents),
    model: fields.model.trim() || "unknown",
    parents: words(fields.parents),
    prompt: fields.salt ? null : prompt,
    promptSha256: fields.salt ? promptHash(fields.salt, prompt) : null,
    rights: fields.rights.trim(),
    schema: SCHEMA,
    seed: fields.seed.trim() || null,
    tool: fields.tool.trim(),
    track: fields.track.trim(),
    uploader: fields.uploader.toLowerCase(),
  };
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word);
}

function promptHash(salt: Uint8Array, prompt: string): string {
  const text = new TextEncoder().encode(prompt);
  const both = new Uint8Array(salt.length + text.length);
  both.set(salt);
  both.set(text, salt.length);
  return bytesToHex(sha256(both));
}

/** What the wallet shows and signs (EIP-191). */
export function message(record: GenerationRecord): string {
  return [
    "Tonemark generation record 1",
    "",
    "I state that this track was made as follows, and what rights I hold in it.",
    "",
    `Track: ${record.track}`,
    `Uploader: ${record.uploader}`,
    `Tool: ${quoted(record.tool)}`,
    `Model: ${quoted(record.model)}`,
    record.prompt !== null ? `Prompt: ${quoted(record.prompt)}` : `Prompt: kept back, salted hash ${record.promptSha256}`,
    `Seed: ${quoted(record.seed)}`,
    `Made from tracks here: ${list(record.parents)}`,
    `Made from works elsewhere: ${list(record.externalParents)}`,
    `Rights: ${quoted(record.rights)}`,
    `Made on: ${record.created}`,
  ].join("\n");
}

function quoted(text: string | null): string {
  return text === null
    ? "none"
    : `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\t", "\\t")}"`;
}

function list(cids: string[]): string {
  return cids.length === 0 ? "none" : cids.join(" ");
}

/** The published bytes. */
export function canonical(record: GenerationRecord, signature: string | null): string {
  return JSON.stringify({ record, signature });
}

/** Some wallets count the last byte from 0. */
export function normal(signature: string): string {
  const hex = signature.toLowerCase();
  const last = hex.slice(130);
  return hex.slice(0, 130) + (last === "00" ? "1b" : last === "01" ? "1c" : last);
}
