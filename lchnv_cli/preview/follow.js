// Loads the page again when the server says that it has another version, and lets the reader
// stay where she was. Without events (old browsers, programs that hold them back) it asks instead.
"use strict";

const VERSION = document.currentScript.dataset.version;
const SILENCE = 45000; // three heartbeats
const FIRST = 8000;
const ASK = 2000;
const KEPT = `lchnv ${location.pathname}`;
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

function keep() {
  if (!host) return; // a page without the document does not know where the reader was
  const kept = { ...place(), list: list.scrollTop, open: details.open };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
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

function seen(version) {
  following();
  if (version === VERSION) return;
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
addEventListener("load", () => {
  restore();
  listen();
});
