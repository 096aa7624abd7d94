"use strict";
// Pages work without this. It opens folded parts before printing, for browsers whose style sheets cannot.
window.addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details:not([open])")) {
    fold.open = true;
    fold.dataset.folded = "";
  }
});
window.addEventListener("afterprint", () => {
  for (const fold of document.querySelectorAll("details[data-folded]")) {
    fold.open = false;
    delete fold.dataset.folded;
  }
});

const byId = (id) => document.getElementById(id);

// A link into a folded part opens it.
const unfold = () => {
  const target = byId(location.hash.slice(1));
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  target?.scrollIntoView();
};
window.addEventListener("hashchange", unfold);
unfold();

// The filters of a report: they only hide what the page already shows.
const filters = byId("filters");
if (filters) {
  const levels = ["unsure", "likely", "sure"];
  const all = (selector) => document.querySelectorAll(`main ${selector}`);
  const apply = () => {
    const chosen = new FormData(filters);
    const outlets = new Set(chosen.getAll("outlet"));
    const looks = new Set(chosen.getAll("look"));
    const least = levels.indexOf(chosen.get("sure"));
    const tooUnsure = (part) => levels.indexOf(part.dataset.sure) < least;
    for (const part of all("[data-outlet]")) {
      part.hidden = !outlets.has(part.dataset.outlet);
    }
    for (const mark of all(".mark[data-look]")) {
      mark.classList.toggle("off", !looks.has(mark.dataset.look) || tooUnsure(mark));
    }
    for (const note of all("[data-look]:not(.mark)")) {
      note.hidden = !looks.has(note.dataset.look) || tooUnsure(note);
    }
    for (const finding of all("[data-sure]:not([data-look])")) {
      finding.hidden = tooUnsure(finding);
    }
    document.body.classList.toggle("whole", chosen.has("whole"));
    document.dispatchEvent(new Event("shown"));
  };
  byId("filter-fold").hidden = false;
  filters.addEventListener("change", apply);
  apply(); // A browser may keep the choices over a reload.
}

// Two articles at a time, with a ribbon between passages that report one fact.
const pair = byId("pair");
if (pair) {
  const pages = byId("pages"), ribbons = byId("ribbons");
  const articles = [...pages.querySelectorAll("article")];
  const draw = () => {
    ribbons.replaceChildren();
    const [left, right] = [pair.left.value, pair.right.value].map(byId);
    if (!pair.checkVisibility() || left === right) return;
    const frame = pages.getBoundingClientRect();
    const edge = left.getBoundingClientRect().right - frame.left, start = right.getBoundingClientRect().left - frame.left;
    const carried = (part) => part.dataset.claims.trim().split(" ");
    for (const one of left.querySelectorAll("[data-claims]")) {
      for (const other of right.querySelectorAll("[data-claims]")) {
        if (!carried(one).some((claim) => carried(other).includes(claim))) continue;
        const [a, b] = [one, other].map((part) => part.getBoundingClientRect());
        const [at, ab, bt, bb] = [a.top, a.bottom, b.top, b.bottom].map((y) => y - frame.top);
        const middle = (edge + start) / 2;
        const ribbon = document.createElementNS("http://www.w3.org/2000/svg", "path");
        ribbon.setAttribute("d", `M${edge} ${at}C${middle} ${at} ${middle} ${bt} ${start} ${bt}V${bb}C${middle} ${bb} ${middle} ${ab} ${edge} ${ab}Z`);
        ribbons.append(ribbon);
      }
    }
  };
  const choose = () => {
    const shown = [pair.left.value, pair.right.value];
    for (const article of articles) article.classList.toggle("away", articles.length > 2 && !shown.includes(article.id));
    const [left, right] = shown.map(byId);
    for (const article of articles) article.classList.toggle("left", article === left && left !== right);
    left.style.order = 1;
    right.style.order = left === right ? 1 : 2;
    draw();
  };
  // A link to a passage of an article that is put away brings the article back.
  const bring = () => {
    const article = byId(location.hash.slice(1))?.closest("#pages > article.away");
    if (!article) return;
    pair.right.value = article.id;
    choose();
    byId(location.hash.slice(1)).scrollIntoView();
  };
  pair.hidden = articles.length < 2;
  pair.addEventListener("change", choose);
  window.addEventListener("resize", draw);
  window.addEventListener("load", draw);
  window.addEventListener("hashchange", bring);
  document.addEventListener("shown", draw);
  choose();
  bring();
}

// Keys, and links that copy themselves.
const keys = byId("keys");
if (keys) {
  const claims = [...document.querySelectorAll(".claim")];
  const go = (target) => {
    if (!target) return; // a story without claims has no matrix
    target.setAttribute("tabindex", "-1");
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  };
  const step = (by) => {
    const shown = claims.filter((claim) => claim.checkVisibility());
    const here = shown.indexOf(document.activeElement.closest(".claim"));
    const next = shown[here < 0 ? (by > 0 ? 0 : shown.length - 1) : here + by];
    if (next) go(next);
  };
  const sureness = () => {
    const choices = [...filters.elements.sure];
    choices[(choices.findIndex((choice) => choice.checked) + 1) % choices.length].click();
  };
  const does = {
    j: () => step(1), k: () => step(-1), s: sureness, "?": () => keys.showModal(),
    m: () => go(byId("matrix")), o: () => go(byId("outlets")), a: () => go(byId("texts")),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    if (event.key in does) {
      event.preventDefault();
      does[event.key]();
    }
  });
  for (const link of document.querySelectorAll(".copy")) {
    link.addEventListener("click", () => navigator.clipboard?.writeText(link.href).catch(() => {}));
  }
}
