// Bundles styles and scripts, keeps only what the pages use, lays fonts, icons and licences beside them, and packs it all.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { transform } from "lightningcss";
import { prune } from "./prune.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGES = join(ROOT, "node_modules");
const SOURCE = join(ROOT, "src", "algorithm_register");
const BUILT = join(SOURCE, "ui", "static", "register", "built");

// Class names and icon names stand in the templates, modules and scripts of these rooms, and nowhere else.
const ROOMS_WITH_MARKUP = ["ui", "website"];

const COPIES = {
  "source-sans-3.woff2": "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  "source-serif-4.woff2": "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2",
  "licences/source-sans-3.txt": "@fontsource-variable/source-sans-3/LICENSE",
  "licences/source-serif-4.txt": "@fontsource/source-serif-4/LICENSE",
  "licences/tabler-icons.txt": "@tabler/icons/LICENSE",
  "licences/nl-design-system.txt": "@utrecht/component-library-css/LICENSE.md",
};

// The oldest browsers that know cascade layers and are still in wide use.
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const BROWSERS = { chrome: version(109), firefox: version(115), safari: version(15, 6), ios_saf: version(15, 6) };

const texts = markup();
mkdirSync(join(BUILT, "licences"), { recursive: true });
writeFileSync(join(BUILT, "register.css"), minified(await prune(await bundled(), texts)));
writeFileSync(join(BUILT, "icons.svg"), icons(texts));
for (const [name, from] of Object.entries(COPIES)) copyFileSync(join(PACKAGES, from), join(BUILT, name));
await scripts();
packed();

function markup() {
  const files = ROOMS_WITH_MARKUP.flatMap((room) =>
    readdirSync(join(SOURCE, room), { recursive: true })
      .filter((name) => /\.(html|js|py)$/.test(name) && !name.includes("built"))
      .map((name) => join(SOURCE, room, name)),
  );
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

async function bundled() {
  const result = await build({
    entryPoints: [join(ROOT, "styles", "register.css")],
    bundle: true,
    write: false,
    external: ["*.woff2"],
    logLevel: "error",
  });
  return result.outputFiles[0].text;
}

function minified(css) {
  return transform({ filename: "register.css", code: Buffer.from(css), minify: true, targets: BROWSERS }).code;
}

// Every script of the pages, small; each stands alone, so a page takes only what it needs.
async function scripts() {
  const folder = join(SOURCE, "ui", "scripts");
  const entryPoints = readdirSync(folder).map((name) => join(folder, name));
  await build({ entryPoints, outdir: BUILT, minify: true, format: "esm", target: "es2022", logLevel: "error" });
}

// Beside each file what is sent in its place to whoever can unpack it. Fonts are packed already.
function packed() {
  for (const name of readdirSync(BUILT).filter((name) => /\.(css|js|svg)$/.test(name))) {
    const file = join(BUILT, name);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
  }
}

// One file with a symbol for each icon whose name stands between quotes in the markup.
function icons(texts) {
  const folder = join(PACKAGES, "@tabler", "icons", "icons", "outline");
  const names = new Set([...texts.matchAll(/["']([a-z0-9-]+)["']/g)].map(([, name]) => name));
  const symbols = [...names]
    .sort()
    .map((name) => join(folder, `${name}.svg`))
    .filter(existsSync)
    .map((file) => `<symbol id="i-${basename(file, ".svg")}" viewBox="0 0 24 24">${strokes(file)}</symbol>`);
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

// The visible paths of an icon; every Tabler icon also holds an empty square without a stroke.
function strokes(file) {
  const paths = readFileSync(file, "utf8").match(/<path [^>]*>/g);
  return paths.filter((path) => !path.includes('stroke="none"')).join("");
}
