// Offers ways on while somebody types in a search field: the ARIA combobox with a list, in which nothing selects itself.
// Without it the field is a plain search field. Enter always searches for what was typed, unless an arrow key led to an
// option. The list keeps the focus in the field; an option is a link, and choosing it follows that link.

const WAIT = 120; // milliseconds without a key before something is asked
const SHORTEST = 2;
const LONGEST = 100;

function combobox(field) {
  const form = field.form;
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let options = [];
  let active = -1;
  let timer;
  let running;

  const isOpen = () => !list.hidden;

  function setOpen(open) {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) setActive(-1);
  }

  // The same again would be read out again.
  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  function setActive(place) {
    options[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = options[active];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  // Past the last option comes the first, and the other way round.
  function move(step) {
    const from = active < 0 && step < 0 ? 0 : active;
    setActive((from + step + options.length) % options.length);
  }

  function stop() {
    clearTimeout(timer);
    running?.abort();
  }

  function close() {
    stop();
    setOpen(false);
    say("");
  }

  async function ask() {
    stop();
    const text = field.value.trim();
    if (text.length < SHORTEST || text.length > LONGEST) return close();
    const mine = (running = new AbortController());
    const address = `${field.dataset.suggestions}?q=${encodeURIComponent(text)}`;
    try {
      const answer = await fetch(address, { signal: mine.signal });
      const found = answer.ok ? await answer.text() : "";
      if (!mine.signal.aborted) show(found);
    } catch (error) {
      // Who has no connection can still type; the search itself will tell.
      if (error.name !== "AbortError") close();
    }
  }

  function show(found) {
    setActive(-1);
    list.innerHTML = found; // made by our own templates, which escape
    options = [...list.querySelectorAll("[role=option]")];
    setOpen(options.length > 0);
    say(list.querySelector("[data-said]")?.dataset.said ?? status.dataset.none);
  }

  // An arrow in a field with a closed list opens it, and leads to an option at once.
  async function arrow(step, isOpeningOnly) {
    if (!isOpen()) await ask();
    if (isOpen() && !isOpeningOnly) move(step);
  }

  const keys = {
    ArrowDown: (event) => (event.preventDefault(), arrow(1, event.altKey)),
    ArrowUp: (event) => (event.preventDefault(), event.altKey ? close() : arrow(-1)),
    // These move in the text again, which the browser does.
    ArrowLeft: () => setActive(-1),
    ArrowRight: () => setActive(-1),
    Home: () => setActive(-1),
    End: () => setActive(-1),
    Tab: close,
    Enter(event) {
      const option = options[active];
      if (!option) return close();
      event.preventDefault();
      option.click();
    },
    Escape(event) {
      if (!isOpen() && !field.value) return; // then it is for the browser
      event.preventDefault();
      if (!isOpen()) field.value = "";
      close();
    },
  };

  field.type = "text"; // a field of the type search may not be a combobox
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  field.addEventListener("keydown", (event) => {
    if (!event.isComposing) keys[event.key]?.(event);
  });
  field.addEventListener("input", () => {
    stop();
    setActive(-1);
    timer = setTimeout(ask, WAIT);
  });
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // Pressing on an option must not take the focus from the field, which would close the list under the pointer.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", close);
}

document.querySelectorAll("[data-suggestions]").forEach(combobox);
