
// An exercise on a screen: what a pupil chose is compared with the answer in the page, and the answer is shown.
const forms = [...document.querySelectorAll("form.question")];
const rows = (form) => [...form.querySelectorAll(".choices > li")];
const chosen = (row) => row.querySelector("input").checked;

const judge = {
  one: (form) => ({ given: rows(form).some(chosen), right: rows(form).every((row) => chosen(row) === "right" in row.dataset) }),
  several: (form) => judge.one(form),
  order: (form) => {
    const places = rows(form).map((row) => row.querySelector("select").value);
    return { given: places.every(Boolean), right: rows(form).every((row, n) => places[n] === row.dataset.place) };
  },
  write: (form) => ({ given: form.querySelector("textarea").value.trim() !== "", right: true }),
};
const told = document.getElementById("verdicts").dataset; // in the page's language

const reveal = (form, kind, shown) => {
  for (const row of rows(form)) {
    // Of one answer the reason is shown for what was chosen and what is right; of several, for each.
    const due = kind !== "one" || chosen(row) || "right" in row.dataset;
    row.querySelector(".why").hidden = !(shown && due);
  }
  form.querySelector(".feedback").hidden = !shown;
};

const count = () => {
  const done = forms.filter((form) => form.dataset.answer !== "write" && form.dataset.done);
  const right = done.filter((form) => form.dataset.done === "right");
  const score = document.getElementById("score");
  const numbers = { done: done.length, count: score.dataset.count, right: right.length };
  score.textContent = score.dataset.told.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
};

const check = (form) => {
  const kind = form.dataset.answer;
  const { given, right } = judge[kind](form);
  const verdict = form.querySelector(".verdict");
  if (!given) {
    verdict.textContent = told[kind];
    return;
  }
  reveal(form, kind, true);
  form.dataset.done = right ? "right" : "wrong";
  verdict.textContent = kind === "write" ? told.compare : right ? told.right : told.wrong;
  count();
};

const clear = (form) => {
  reveal(form, form.dataset.answer, false);
  form.querySelector(".verdict").textContent = "";
  delete form.dataset.done;
  count();
};

for (const form of forms) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check(form);
  });
  form.addEventListener("change", () => {
    if (form.dataset.done && form.dataset.answer !== "write") clear(form);
  });
}
document.getElementById("again").addEventListener("click", () => {
  for (const form of forms) {
    form.reset();
    clear(form);
  }
  document.querySelector("form.question :is(input, select, textarea)")?.focus();
});
