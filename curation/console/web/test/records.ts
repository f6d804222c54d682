// Builds records from the fields on standard input, a JSON object a line, and prints bytes and text of each.
import { readFileSync } from "node:fs";
import { build, canonical, message, type Fields } from "../src/record";

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const given = JSON.parse(line) as Omit<Fields, "salt"> & { salt?: string };
  const { salt, ...rest } = given;
  const fields: Fields = salt ? { ...rest, salt: Uint8Array.from(salt.match(/../g)!, (byte) => parseInt(byte, 16)) } : rest;
  const record = build(fields);
  console.log(JSON.stringify({ canonical: canonical(record, null), message: message(record) }));
}
