// Lets the results follow the filters in place. Without it the form and the links do the same with a new page.

const PAGE = "zoekpagina"; // what is replaced: filters and results
const HEADING = "uitkomst";
const FORM = "filterformulier";
const LANGUAGES = ".reg-lang"; // leads to the same question in another language

let running;
let shown = question(location); // what stands on the page

function question({ pathname, search }) {
  return pathname + search;
}

// The address of what the form asks: no empty values, and no sorting where it is sorted so anyway.
function asked(form) {
  const address = new URL(form.action);
  const sorting = form.elements.sort;
  for (const [name, value] of new FormData(form)) {
    const isUsual = name === "sort" && value === sorting?.dataset.default;
    if (value && !isUsual) address.searchParams.append(name, value);
  }
  return address;
}

// Shows the answer at an address. What fails in place is left to the browser, which tells what is wrong.
async function show(address, { isNew, focus }) {
  running?.abort();
  const mine = (running = new AbortController());
  const page = document.getElementById(PAGE);
  page.setAttribute("aria-busy", "true");
  let answer;
  try {
    answer = await fetched(address, mine.signal);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
    return;
  }
  if (mine.signal.aborted) return;
  if (isNew) history.pushState(null, "", address);
  shown = question(address);
  take(answer, page, focus);
}

async function fetched(address, signal) {
  const response = await fetch(address, { signal, headers: { Accept: "text/html" } });
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!response.ok || !answer.getElementById(PAGE)) throw new Error("no results in this answer");
  return answer;
}

function take(answer, page, focus) {
  const before = remembered(page);
  document.title = answer.title;
  page.replaceWith(document.adoptNode(answer.getElementById(PAGE)));
  const languages = answer.querySelector(LANGUAGES);
  if (languages) document.querySelector(LANGUAGES)?.replaceWith(document.adoptNode(languages));
  restore(before);
  prepare();
  const heading = document.getElementById(HEADING);
  document.getElementById("melding").textContent = heading.textContent;
  (focus?.() ?? heading).focus({ preventScroll: Boolean(focus?.()) });
}

// Which disclosures somebody opened or closed.
function remembered(page) {
  return [...page.querySelectorAll("details[id]")].map(({ id, open }) => ({ id, open }));
}

function restore(before) {
  for (const { id, open } of before) {
    const disclosure = document.getElementById(id);
    if (disclosure) disclosure.open = open;
  }
}

// The same control in what came in its place.
const sameControl = ({ name, value, type }) => () => {
  const controls = document.getElementById(FORM)?.elements ?? [];
  return [...controls].find((each) => each.name === name && (type !== "checkbox" || each.value === value));
};

function prepare() {
  document.getElementById(FORM)?.classList.add("reg-live");
}

function isHere(link) {
  const [there, here] = [new URL(link.href), new URL(location.href)];
  const isSameQuestion = there.searchParams.get("q") === here.searchParams.get("q");
  return there.origin === here.origin && there.pathname === here.pathname && isSameQuestion;
}

document.addEventListener("change", ({ target }) => {
  const form = target.form;
  if (form?.id === FORM) show(asked(form), { isNew: true, focus: sameControl(target) });
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== FORM) return;
  event.preventDefault();
  const filters = document.getElementById("filters");
  if (event.submitter && filters?.contains(event.submitter)) filters.open = false;
  show(asked(event.target), { isNew: asked(event.target).href !== location.href });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(`#${PAGE} a[href]`);
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || link.hash || !isHere(link)) return;
  event.preventDefault();
  show(new URL(link.href), { isNew: true });
});

addEventListener("popstate", () => {
  // Going back from a place on the same page asks nothing new.
  if (question(location) !== shown) show(new URL(location.href), { isNew: false });
});

prepare();
