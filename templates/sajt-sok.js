/* Sökningen. Den läser registret i filerna med årtal bredvid, också från en delad mapp utan server. */
"use strict";
const sok = (() => {
  const points = [];
  const SILENT = new Set(("vad vem vilka vilket vilken när var hur om och i på av till för med den det de en ett " +
    "har hade blev blir är var som att beslutade beslutades beslutat beslut sade sa").split(" ").map(folded));
  // Ändelser som ord böjs med, de längsta först; en stam har minst fyra bokstäver kvar.
  const ENDINGS = ("arnas ernas ornas arna erna orna andet anden ande aren arens ades ade ar er or en et ens ets " +
    "na as es a e s t").split(" ").sort((a, b) => b.length - a.length);

  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }
  function words(text) {
    return folded(text).match(/[0-9]+(?:[-/][0-9]+)+|[a-z0-9]+/g) || [];
  }
  function stem(word) {
    const found = /[0-9]/.test(word) ? "" : ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= 4);
    // medel och medlen, regel och regler: e:et faller bort när ordet böjs.
    return (found ? word.slice(0, -found.length) : word).replace(/([^aeiouy])e([lnr])$/, "$1$2");
  }
  /* Hur väl ett ord i frågan finns bland en punkts ord: helt, böjt, som förled eller inuti ett längre. */
  function weigher(asked) {
    const own = stem(asked), number = /[0-9]/.test(asked), known = new Map([[asked, 4]]);
    function weight(word) {
      if (stem(word) === own) return 3;
      if (number) return 0;
      if (asked.length > 2 && (word.startsWith(own) || word.startsWith(asked))) return 2;
      return own.length > 4 && (word.includes(own) || word.includes(asked)) ? 1 : 0;
    }
    // Samma ord står i tusentals punkter, och vägs en gång.
    return (words) => words.reduce((best, word) => {
      if (!known.has(word)) known.set(word, weight(word));
      return Math.max(best, known.get(word));
    }, 0);
  }
  function found(question, chosen) {
    const every = words(question);
    const told = every.filter((word) => !SILENT.has(word));
    const asked = (told.length ? told : every).map(weigher);
    const among = points.filter((one) => (!chosen.body || one.organ === chosen.body) &&
      (!chosen.year || one.dag.startsWith(chosen.year)) && (!chosen.kind || one.slag.includes(chosen.kind)));
    const scored = among.map((one) => {
      const weights = asked.map((weight) => 3 * weight(one.rubrikord) + weight(one.ord));
      return { one, hits: weights.filter(Boolean).length, sum: weights.reduce((a, b) => a + b, 0) };
    });
    const whole = scored.filter((each) => each.hits === asked.length);
    const some = whole.length ? whole : scored.filter((each) => each.hits);
    some.sort((a, b) => b.hits - a.hits || b.sum - a.sum || b.one.dag.localeCompare(a.one.dag));
    return { hits: some.map((each) => each.one), partly: !whole.length && some.length > 0 };
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }
  function shown(one, up) {
    const item = document.createElement("li");
    const heading = document.createElement("h2");
    const link = element("a", one.rubrik);
    link.href = up + one.plats;
    heading.append(link);
    item.append(heading, element("p", one.var, "told"));
    if (one.utfall) {
      const outcome = element("p", " " + one.utfall, "outcome");
      outcome.prepend(element("span", "Utfall:", "label"));
      item.append(outcome);
    }
    if (one.satser.length) {
      if (one.forslag) { // inget är beslutat än, eller det är inte publicerat
        const lead = element("p", "", "outcome");
        lead.append(element("span", "Förslag till beslut:", "label"));
        item.append(lead);
      }
      const clauses = element("ul", "", "clauses");
      clauses.append(...one.satser.map((each) => element("li", each)));
      item.append(clauses);
    }
    return item;
  }
  function start() {
    const form = document.getElementById("sok");
    const told = document.getElementById("antal");
    const list = document.getElementById("traffar");
    const field = (name) => form.elements.namedItem(name);
    const MOST = 50;
    let waiting = 0;
    function search() {
      const question = field("q").value.trim();
      const chosen = { body: field("organ").value, year: field("ar").value, kind: field("slag").value };
      list.replaceChildren();
      if (!question && !chosen.body && !chosen.year && !chosen.kind) {
        told.textContent = "";
        return;
      }
      const { hits, partly } = found(question, chosen);
      const count = hits.length === 1 ? "1 punkt" : `${hits.length} punkter`;
      const more = hits.length > MOST ? `; de ${MOST} första visas` : "";
      told.textContent = hits.length
        ? (partly ? `Ingen punkt har alla orden. ${count} har något av dem${more}.` : `${count}${more}.`)
        : "Ingen punkt hittades. Pröva ett annat ord, eller se registren nedan.";
      list.append(...hits.slice(0, MOST).map((one) => shown(one, form.dataset.up)));
    }
    form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 150); });
    field("q").value = new URLSearchParams(location.search).get("q") || "";
    form.hidden = false;
    search();
  }
  document.addEventListener("DOMContentLoaded", start);
  return {
    lagg(more) {
      for (const one of more) {
        one.rubrikord = words(one.rubrik);
        one.ord = words([one.var, one.dagord, one.utfall, one.mer, ...one.satser].join(" "));
        points.push(one);
      }
    },
  };
})();
