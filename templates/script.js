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

// A link into a folded part opens it.
const unfold = () => {
  const target = document.getElementById(location.hash.slice(1));
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  target?.scrollIntoView();
};
window.addEventListener("hashchange", unfold);
unfold();

// The filters of a report: they only hide what the page already shows.
const filters = document.getElementById("filters");
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
  };
  filters.hidden = false;
  filters.addEventListener("change", apply);
  apply(); // A browser may keep the choices over a reload.
}
