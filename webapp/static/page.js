// Everything works without this file; with it, less is to be typed, copied and looked for.
"use strict";

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    // a hidden blank is a filter: none given
    for (const input of form.querySelectorAll("input[name]:not([type=hidden])")) {
      input.disabled = input.value.trim() === "";
    }
  });
}

// a page taken back from the history must have its fields usable again
window.addEventListener("pageshow", () => {
  for (const input of document.querySelectorAll("input:disabled")) {
    input.disabled = false;
  }
});

for (const command of document.querySelectorAll(".command")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(command.textContent);
    button.textContent = "Copied";
  });
  if (navigator.clipboard) command.after(" ", button);
}

// The search box suggests values of the index: the pattern "combobox with a list" of
// the ARIA Authoring Practices. Enter without a choice searches for the words as typed.
const WAIT = 150; // milliseconds without a key before we ask
const LEAST = 2; // letters

function suggesting(box, list, told) {
  let offers = [];
  let chosen = -1;
  let timer;
  let asking = new AbortController();

  function choose(at) {
    chosen = at;
    offers.forEach((offer, n) => offer.item.setAttribute("aria-selected", n === at));
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", offers[at].item.id);
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    box.setAttribute("aria-expanded", isOpen);
    if (!isOpen) choose(-1);
  }

  function part(words, name) {
    const span = document.createElement("span");
    span.textContent = words;
    if (name) span.className = name;
    return span;
  }

  function show(suggestions) {
    offers = suggestions.map((found, n) => {
      const item = document.createElement("li");
      item.id = `suggestion-${n}`;
      item.setAttribute("role", "option");
      const many = found.field === "releases" ? "" : `, ${found.count.toLocaleString("en")}`;
      item.append(part(found.label), part(found.kind + many, "hint count"));
      // before the box loses its focus, or the list would be gone under the finger
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      item.addEventListener("click", () => { location.href = found.url; });
      return { item, url: found.url };
    });
    list.replaceChildren(...offers.map((offer) => offer.item));
    open(offers.length > 0);
    const many = offers.length === 1 ? "1 suggestion" : `${offers.length} suggestions`;
    told.textContent = offers.length ? `${many}; use the arrow keys` : "";
  }

  async function ask() {
    asking.abort();
    asking = new AbortController();
    const words = box.value.trim();
    if (words.length < LEAST) return show([]);
    const address = `${box.dataset.suggest}?${new URLSearchParams({ q: words })}`;
    try {
      const answer = await fetch(address, { signal: asking.signal });
      show(answer.ok ? (await answer.json()).suggestions : []);
    } catch (fault) {
      // a newer question, or no network: the words can still be searched for
      if (fault.name !== "AbortError") show([]);
    }
  }

  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !list.hidden) {
      const places = offers.length + 1; // the box itself is one of them
      choose(((chosen + 1 + step + places) % places) - 1);
      event.preventDefault();
    } else if (step && offers.length) {
      open(true);
    } else if (event.key === "Enter" && chosen >= 0) {
      location.href = offers[chosen].url;
      event.preventDefault();
    } else if (event.key === "Escape" && !list.hidden) {
      open(false);
      event.preventDefault();
    }
  }

  const role = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
  Object.entries(role).forEach(([name, value]) => box.setAttribute(name, value));
  box.setAttribute("aria-controls", list.id);
  box.addEventListener("keydown", move);
  box.addEventListener("blur", () => open(false));
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}

const box = document.querySelector("[data-suggest]");
suggesting(box, document.getElementById("suggestions"), document.getElementById("suggested"));

// Who picks a value of a filter goes on where it was: on the page that answers, it is
// focused, as high in the window as before.
const HELD = "held";

function named(item) {
  const name = item.querySelector("bdi").textContent;
  return `${item.closest("details").querySelector("h3").textContent}\n${name}`;
}

const values = [...document.querySelectorAll("#filters li:has(bdi)")];
const held = JSON.parse(sessionStorage.getItem(HELD));
const item = held && values.find((value) => named(value) === held.name);
sessionStorage.removeItem(HELD);
if (item) {
  item.closest("details").open = true;
  item.querySelector("a").focus({ preventScroll: true });
  scrollBy({ top: item.getBoundingClientRect().top - held.top, behavior: "instant" });
}
for (const value of values) {
  value.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // not in this window
    const top = value.getBoundingClientRect().top;
    sessionStorage.setItem(HELD, JSON.stringify({ name: named(value), top }));
  });
}
