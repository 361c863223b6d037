// Builds portal/static/dist from the sources beside this file.
//
//   npm ci && npm run build     writes the files
//   npm run check               fails when the committed files differ from the sources
//
// Each file carries a hash of its content in its name, so browsers may keep it for ever.
// Brotli and gzip copies lie beside it, so the server never compresses them itself. The
// built files are committed: running the portal needs no Node.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import * as esbuild from "esbuild";
import rtlcss from "rtlcss";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "..", "static", "dist");
const encode = (text) => Buffer.from(text, "utf8");

async function styles() {
  const built = sass.compile(join(here, "scss", "site.scss"), {
    style: "compressed",
    loadPaths: [join(here, "node_modules")],
    quietDeps: true,
    charset: false,
  });
  const ltr = await esbuild.transform(built.css, { loader: "css", minify: true });
  const rtl = await esbuild.transform(rtlcss.process(built.css), { loader: "css", minify: true });
  return { "site.css": encode(ltr.code), "site.rtl.css": encode(rtl.code) };
}

async function scripts() {
  // officers.js is for the few pages that need it: families do not pay for it.
  const built = {};
  for (const name of ["main.js", "officers.js"]) {
    const { outputFiles } = await esbuild.build({
      entryPoints: [join(here, "js", name)],
      bundle: true,
      format: "esm",
      minify: true,
      write: false,
      target: ["es2020"],
      legalComments: "none",
    });
    built[name] = Buffer.from(outputFiles[0].contents);
  }
  return built;
}

function icons() {
  const folder = join(here, "icons");
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

function hashedName(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
}

function compressed(content) {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return { ".br": brotliCompressSync(content, options), ".gz": gzipSync(content, { level: 9 }) };
}

function plan(files) {
  const manifest = {};
  const outputs = {};
  for (const [name, content] of Object.entries(files)) {
    const hashed = hashedName(name, content);
    manifest[name] = `dist/${hashed}`; // below portal/static, as the page asks for it
    outputs[hashed] = content;
  }
  outputs["manifest.json"] = encode(`${JSON.stringify(manifest, null, 2)}\n`);
  return outputs;
}

function check(outputs) {
  const stale = Object.entries(outputs).filter(([name, content]) => {
    try {
      return !readFileSync(join(dist, name)).equals(content);
    } catch {
      return true;
    }
  });
  if (stale.length > 0) {
    console.error(`portal/static/dist is out of date (${stale.map(([name]) => name).join(", ")}).`);
    console.error("Run: cd portal/assets && npm ci && npm run build, and commit the result.");
    process.exit(1);
  }
  console.log("portal/static/dist matches its sources.");
}

function write(outputs) {
  mkdirSync(dist, { recursive: true });
  for (const old of readdirSync(dist)) rmSync(join(dist, old));
  for (const [name, content] of Object.entries(outputs)) {
    writeFileSync(join(dist, name), content);
    if (name === "manifest.json" || name.endsWith(".png")) continue; // pictures are packed already
    const copies = compressed(content);
    for (const [ending, bytes] of Object.entries(copies)) writeFileSync(join(dist, name + ending), bytes);
    console.log(`${name}: ${content.length} B, gzip ${copies[".gz"].length}, brotli ${copies[".br"].length}`);
  }
}

export async function build() {
  return plan({ ...(await styles()), ...(await scripts()), ...icons() });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const outputs = await build();
  if (process.argv.includes("--check")) check(outputs);
  else write(outputs);
}
