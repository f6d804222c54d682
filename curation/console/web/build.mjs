// Bundles the islands and the style sheet into the jar's resources: same lock, same bytes.
import { build } from "esbuild";
import { copyFile } from "node:fs/promises";

const out = process.argv[2] ?? "../src/main/resources/org/tonemark/curation/console/assets";
await build({
  entryPoints: ["src/console.ts", "src/player.ts", "css/console.css"].map((file) => ({ in: file, out: file.replace(/^.*\/|\..*$/g, "") })),
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome115", "firefox115", "safari16.4"],
  legalComments: "inline",
  logLevel: "warning",
});
await copyFile("src/icon.svg", `${out}/icon.svg`);
