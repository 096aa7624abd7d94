
// The index of a batch: search, choose, sort and turn pages. It hides and reorders what the page lists, no more.
const finder = byId("finder");
if (finder) {
  const perPage = 50;
  const list = byId("rows"), pager = byId("pager"), heads = [...list.parentElement.tHead.querySelectorAll("[data-column]")];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const names = (part) => [...part.querySelectorAll("bdi")].map((name) => name.textContent);
  const stories = [...list.rows].map((row, place) => {
    const [story, outlets, , ...figures] = row.cells;
    return {
      row, place, text: plain(`${story.textContent} ${outlets.textContent}`),
      title: story.querySelector("a").textContent, first: row.dataset.first, last: row.dataset.last,
      outlets: new Set(names(outlets)), words: new Set(names(story).slice(1)), figures: figures.map((cell) => Number(cell.textContent)),
    };
  });
  const collator = new Intl.Collator(undefined, { numeric: true });
  // What can be sorted by: the columns but for the outlets, each with the way that is asked for first.
  const byText = (key) => (a, b) => collator.compare(a[key], b[key]);
  const figure = (n, label) => ({ label, column: n + 3, way: -1, compare: (a, b) => a.figures[n] - b.figures[n] });
  const orders = [
    { label: "published", column: 2, way: -1, compare: byText("first") },
    { label: "story", column: 0, way: 1, compare: byText("title") },
    ...["claims of all", "claims of some", "claims of one", "left out", "values that differ"].map((label, n) => figure(n, label)),
  ];
  let order = null, way = 1, at = 0, found = stories;

  const show = () => {
    const shown = new Set(found.slice(at, at + perPage));
    for (const story of stories) story.row.classList.toggle("paged", !shown.has(story));
    list.classList.add("counted");
    byId("shown").textContent = found.length === stories.length
      ? `${stories.length.toLocaleString("en")} stories` : `${found.length.toLocaleString("en")} of ${stories.length.toLocaleString("en")} stories`;
    byId("where").textContent = `${(at + 1).toLocaleString("en")}–${(at + shown.size).toLocaleString("en")} of ${found.length.toLocaleString("en")}`;
    pager.hidden = found.length <= perPage;
    pager.querySelector("[name=back]").disabled = at === 0;
    pager.querySelector("[name=on]").disabled = at + perPage >= found.length;
  };
  const choose = () => {
    const asked = new FormData(finder), value = (name) => asked.get(name) ?? "";
    const words = plain(value("text")).split(/\s+/).filter(Boolean);
    const fits = (story) => words.every((word) => story.text.includes(word))
      && (!value("outlet") || story.outlets.has(value("outlet")))
      && (!value("word") || story.words.has(value("word")))
      && (!value("from") || story.last >= value("from"))
      && (!value("to") || (story.first && story.first <= value("to")));
    found = stories.filter(fits);
    for (const story of stories) story.row.hidden = true;
    for (const story of found) story.row.hidden = false;
    at = 0;
    show();
  };
  const sort = (next, direction) => {
    const first = !order;
    order = next, way = direction;
    // Without a date, a story stands last whichever way.
    const undated = (story) => next.column === 2 && !story.first;
    stories.sort((a, b) => undated(a) - undated(b) || way * next.compare(a, b) || a.place - b.place);
    if (!first) list.append(...stories.map((story) => story.row)); // the page comes in the first order
    for (const head of heads) {
      if (Number(head.dataset.column) === next.column) head.ariaSort = way > 0 ? "ascending" : "descending";
      else head.removeAttribute("aria-sort");
    }
    finder.sort.value = orders.indexOf(next);
    choose();
  };
  for (const [n, entry] of orders.entries()) {
    finder.sort.add(new Option(entry.label, n));
    const head = heads.find((one) => Number(one.dataset.column) === entry.column), button = document.createElement("button");
    button.type = "button";
    button.className = "sorter";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(entry, order === entry ? -way : entry.way));
    head.append(button);
  }
  const turn = (by) => {
    at += by * perPage;
    show();
    list.parentElement.scrollIntoView();
  };
  pager.addEventListener("click", (event) => event.target.name && turn(event.target.name === "on" ? 1 : -1));
  finder.addEventListener("input", (event) => {
    if (event.target.name === "sort") sort(orders[finder.sort.value], orders[finder.sort.value].way);
    else choose();
  });
  finder.addEventListener("reset", () => setTimeout(choose));
  finder.addEventListener("submit", (event) => event.preventDefault());
  finder.hidden = false;
  sort(orders[0], -1);
}
