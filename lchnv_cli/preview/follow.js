// Loads the page again when the server says that it has another version, and lets the reader
// stay where she was. Without events (old browsers, programs that hold them back) it asks instead.
"use strict";

const VERSION = document.currentScript.dataset.version;
const SILENCE = 45000; // three heartbeats
const FIRST = 8000;
const ASK = 2000;
const KEPT = `lchnv ${location.pathname}`;
const TYPED = `${KEPT} ifyllt`;
const NARROW = matchMedia("(max-width: 63.99rem)");

const host = document.getElementById("lchnv-granskning");
const own = host?.shadowRoot ?? document;
const details = own.querySelector("details");
const list = own.querySelector(".scroll");

function say(text) {
  const status = own.querySelector("[role=status]");
  if (status && status.textContent !== text) status.textContent = text;
}

function following() {
  say("Sidan laddas om när en fil sparas.");
}

function lost() {
  say("Förbindelsen är bruten. Starta kommandot igen och öppna den nya adressen.");
}

// The place is kept as the distance to the last point above it, for what is written further up.
function place() {
  const above = [...document.querySelectorAll("[id]")].filter(
    (part) => part !== host && part.getBoundingClientRect().top <= 1,
  );
  const last = above.at(-1);
  return { id: last?.id ?? "", by: last?.getBoundingClientRect().top ?? 0, y: scrollY };
}

// What has the focus is known again by its id, or by what it is and says.
function sign(part) {
  return part && (part.id || part.outerHTML);
}

const BOXES = "input:not([type=hidden]), textarea, select";

function typed(box) {
  if (box.options) return box.options.length > 0 && !box.selectedOptions[0]?.defaultSelected;
  return box.value !== box.defaultValue;
}

// What is filled in and not saved, but for the form that is being sent.
function unsaved(sent) {
  const boxes = [...document.querySelectorAll(BOXES)];
  return boxes.filter((box) => box.form !== sent && typed(box)).map((box) => [box.id, box.value]);
}

function keepTyped(sent) {
  const at = own.activeElement;
  const kept = {
    focus: sent ? "" : sign(at),
    caret: at?.selectionStart ?? null,
    folds: [...document.querySelectorAll("main details")].map((fold) => fold.open),
    boxes: unsaved(sent),
  };
  sessionStorage.setItem(TYPED, JSON.stringify(kept));
}

function keep() {
  keepTyped(null);
  if (!host) return; // a page without the document does not know where the reader was
  const kept = { ...place(), list: list.scrollTop, open: details.open };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
}

function refill() {
  const kept = JSON.parse(sessionStorage.getItem(TYPED) ?? "null");
  if (!kept) return;
  sessionStorage.removeItem(TYPED);
  document.querySelectorAll("main details").forEach((fold, at) => {
    fold.open = kept.folds[at] ?? fold.open;
  });
  for (const [id, value] of kept.boxes) {
    const box = document.getElementById(id);
    if (box) box.value = value;
  }
  const parts = own.querySelectorAll(`a, button, summary, [tabindex], ${BOXES}`);
  const last = kept.focus && [...parts].find((part) => sign(part) === kept.focus);
  last?.focus?.({ preventScroll: true });
  if (last && kept.caret !== null) last.setSelectionRange?.(kept.caret, kept.caret);
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  if (!host) return;
  details.open = kept && NARROW.matches ? kept.open : !NARROW.matches;
  if (!kept) return;
  const part = kept.id && document.getElementById(kept.id);
  const top = part ? part.getBoundingClientRect().top + scrollY - kept.by : kept.y;
  scrollTo({ top, behavior: "instant" });
  list.scrollTop = kept.list;
  sessionStorage.removeItem(KEPT);
}

let sending = false;

function seen(version) {
  following();
  if (version === VERSION || sending) return; // the answer to a form is on its way
  keep();
  location.reload();
}

function ask() {
  fetch("version", { cache: "no-store" })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then(seen)
    .catch(lost)
    .finally(() => setTimeout(ask, ASK));
}

function listen() {
  if (!window.EventSource) return ask();
  const events = new EventSource("events");
  const giveUp = () => {
    events.close();
    ask();
  };
  let silence = setTimeout(giveUp, FIRST);
  events.addEventListener("version", (event) => {
    clearTimeout(silence);
    silence = setTimeout(giveUp, SILENCE);
    seen(event.data);
  });
  events.addEventListener("error", lost); // the browser tries again by itself
}

// Only a page with a document knows better than the browser where the reader was.
if (host) history.scrollRestoration = "manual";
NARROW.addEventListener("change", () => {
  if (details) details.open = !NARROW.matches;
});
addEventListener("submit", (event) => {
  sending = true;
  keepTyped(event.target);
});
refill();
addEventListener("load", () => {
  restore();
  listen();
});
