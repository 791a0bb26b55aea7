// Bundles the styles, keeps only what the pages use, and lays fonts, icons and licences beside them.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { transform } from "lightningcss";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGES = join(ROOT, "node_modules");
const SOURCE = join(ROOT, "src", "algorithm_register");
const BUILT = join(SOURCE, "ui", "static", "register", "built");

// Class names stand in templates, and in the modules that make markup: nowhere else.
const ROOMS_WITH_MARKUP = ["ui", "website"];

const FONTS = {
  "source-sans-3.woff2": "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  "source-serif-4.woff2": "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2",
};
const LICENCES = {
  "source-sans-3.txt": "@fontsource-variable/source-sans-3/LICENSE",
  "source-serif-4.txt": "@fontsource/source-serif-4/LICENSE",
  "tabler-icons.txt": "@tabler/icons/LICENSE",
  "nl-design-system.txt": "@utrecht/component-library-css/LICENSE.md",
};

// The oldest browsers that know cascade layers and that still get updates somewhere.
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const BROWSERS = { chrome: version(109), firefox: version(115), safari: version(15, 6), ios_saf: version(15, 6) };

const texts = markup();
mkdirSync(join(BUILT, "licences"), { recursive: true });
writeFileSync(join(BUILT, "register.css"), await styles(texts));
writeFileSync(join(BUILT, "icons.svg"), icons(texts));
for (const [name, from] of Object.entries(FONTS)) copyFileSync(join(PACKAGES, from), join(BUILT, name));
for (const [name, from] of Object.entries(LICENCES)) copyFileSync(join(PACKAGES, from), join(BUILT, "licences", name));

function markup() {
  const files = ROOMS_WITH_MARKUP.flatMap((room) =>
    readdirSync(join(SOURCE, room), { recursive: true })
      .filter((name) => /\.(html|py)$/.test(name))
      .map((name) => join(SOURCE, room, name)),
  );
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

async function styles(texts) {
  const css = withoutUnsetVariables(withoutUnreadVariables(await purged(await bundled(), texts)));
  const { code } = transform({ filename: "register.css", code: Buffer.from(css), minify: true, targets: BROWSERS });
  return code;
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

async function purged(css, texts) {
  const [{ css: kept }] = await new PurgeCSS().purge({
    content: [{ raw: texts, extension: "html" }],
    css: [{ raw: css }],
    defaultExtractor: (content) => content.match(/[A-Za-z0-9_-]+/g) ?? [],
    keyframes: true,
  });
  return kept;
}

// Drops custom properties that no var() reads, until none is left.
function withoutUnreadVariables(css) {
  const sheet = postcss.parse(css);
  for (let dropped = true; dropped; ) {
    dropped = false;
    const read = new Set();
    sheet.walkDecls((declared) => references(declared.value).forEach(({ name }) => read.add(name)));
    sheet.walkDecls(/^--/, (declared) => {
      if (read.has(declared.prop)) return;
      declared.remove();
      dropped = true;
    });
  }
  return sheet.toString();
}

// Puts the fallback in the place of a variable that nobody sets; without one, the declaration goes.
function withoutUnsetVariables(css) {
  const sheet = postcss.parse(css);
  for (let changed = true; changed; ) {
    changed = false;
    const set = new Set();
    sheet.walkDecls(/^--/, (declared) => set.add(declared.prop));
    sheet.walkDecls((declared) => {
      const unset = references(declared.value).find(({ name }) => !set.has(name));
      if (!unset) return;
      const { start, end, fallback } = unset;
      if (fallback !== undefined) declared.value = declared.value.slice(0, start) + fallback + declared.value.slice(end);
      else if (start === 0 && end === declared.value.length) declared.remove();
      else return;
      changed = true;
    });
  }
  sheet.walkRules((rule) => rule.nodes.length === 0 && rule.remove());
  return sheet.toString();
}

// The var() calls of a value, outermost first: name, place, and fallback if it has one.
function references(value) {
  const found = [];
  for (let start = value.indexOf("var("); start !== -1; start = value.indexOf("var(", start + 1)) {
    let depth = 0;
    let end = start + 3;
    do depth += { "(": 1, ")": -1 }[value[end++]] ?? 0;
    while (depth > 0);
    const [name, ...fallback] = value.slice(start + 4, end - 1).split(",");
    found.push({ name: name.trim(), start, end, fallback: fallback.length ? fallback.join(",").trim() : undefined });
  }
  return found;
}

// One file with a symbol for each icon whose name stands between quotes in the markup.
function icons(texts) {
  const folder = join(PACKAGES, "@tabler", "icons", "icons", "outline");
  const names = [...new Set([...texts.matchAll(/["']([a-z0-9-]+)["']/g)].map(([, name]) => name))].sort();
  const symbols = names
    .map((name) => join(folder, `${name}.svg`))
    .filter(existsSync)
    .map((file) => {
      const paths = readFileSync(file, "utf8").match(/<path [^>]*>/g).filter((path) => !path.includes('stroke="none"'));
      return `<symbol id="i-${basename(file, ".svg")}" viewBox="0 0 24 24">${paths.join("")}</symbol>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
