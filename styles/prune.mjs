// Keeps of a stylesheet what the pages use: NL Design System is large, and a page needs a tenth of it.
import postcss from "postcss";
import { PurgeCSS } from "purgecss";

// The rules whose classes stand in the texts, without variables that nobody reads or nobody sets.
export async function prune(css, texts) {
  return withoutUnsetVariables(withoutUnreadVariables(withoutInlinePictures(await purged(focusOnAny(css), texts))));
}

// PurgeCSS drops a rule that names a state and no element; written for every element, it stays.
function focusOnAny(css) {
  const sheet = postcss.parse(css);
  sheet.walkRules((rule) => {
    rule.selectors = rule.selectors.map((selector) => (selector.startsWith(":focus") ? `*${selector}` : selector));
  });
  return sheet.toString();
}

// Our pages let no picture in that stands in a stylesheet; what NL Design System draws so, we draw with shapes.
function withoutInlinePictures(css) {
  const sheet = postcss.parse(css);
  sheet.walkDecls((declared) => {
    if (declared.value.includes("url(\"data:") || declared.value.includes("url(data:")) declared.remove();
  });
  return sheet.toString();
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

// Dropping one custom property may leave another unread: repeated until nothing changes.
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

// A variable that nobody sets gives way to its fallback; a declaration that is only such a variable goes.
function withoutUnsetVariables(css) {
  const sheet = postcss.parse(css);
  for (let changed = true; changed; ) {
    changed = false;
    const set = new Set();
    sheet.walkDecls(/^--/, (declared) => set.add(declared.prop));
    sheet.walkDecls((declared) => {
      const unset = references(declared.value).find(({ name, fallback, isAll }) => !set.has(name) && (fallback !== undefined || isAll));
      if (!unset) return;
      const { start, end, fallback } = unset;
      if (fallback === undefined) declared.remove();
      else declared.value = declared.value.slice(0, start) + fallback + declared.value.slice(end);
      changed = true;
    });
  }
  sheet.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  return sheet.toString();
}

// The var() calls of a value, outermost first: name, place, fallback if any, and whether it is the whole value.
function references(value) {
  const found = [];
  for (let start = value.indexOf("var("); start !== -1; start = value.indexOf("var(", start + 1)) {
    let depth = 0;
    let end = start + 3;
    do depth += { "(": 1, ")": -1 }[value[end++]] ?? 0;
    while (depth > 0 && end < value.length);
    const [name, ...fallback] = value.slice(start + 4, end - 1).split(",");
    found.push({
      name: name.trim(),
      start,
      end,
      fallback: fallback.length ? fallback.join(",").trim() : undefined,
      isAll: start === 0 && end === value.length,
    });
  }
  return found;
}
