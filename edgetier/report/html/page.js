"use strict";
(() => {
  const table = document.getElementById("all");
  // Spaces as in the value of an option, which has one at most between words.
  const word = (cell) => (cell.firstChild ? cell.firstChild.textContent.trim().replace(/\s+/g, " ") : "");

  function reveal() {
    const card = document.getElementById(location.hash.slice(1));
    if (!card || !card.matches("details")) return;
    card.hidden = false;
    card.open = true;
    card.scrollIntoView();
  }

  function printed() {
    const closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((one) => (one.open = true));
    addEventListener("afterprint", () => closed.forEach((one) => (one.open = false)), { once: true });
  }

  function lists(body, controls) {
    const rows = [...body.rows];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const cards = rows.map((row) => document.getElementById(row.querySelector("a").hash.slice(1)));
    const count = document.getElementById("count");
    const query = document.getElementById("q");
    const selects = [...controls.querySelectorAll("select")];

    function fits(row, index, words, chosen) {
      return (
        words.every((one) => texts[index].includes(one)) &&
        chosen.every(({ value, dataset }) => {
          const said = word(row.cells[dataset.column]);
          return said === value || ("several" in dataset && said.split(" ").includes(value));
        })
      );
    }

    function apply() {
      const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
      const chosen = selects.filter((one) => one.value);
      let shown = 0;
      rows.forEach((row, index) => {
        const keep = fits(row, index, words, chosen);
        row.hidden = !keep;
        if (cards[index]) cards[index].hidden = !keep;
        shown += keep;
      });
      const whole = `${rows.length} ${rows.length === 1 ? "workload" : "workloads"}`;
      count.textContent = shown === rows.length ? whole : `${shown} of ${whole}`;
    }

    controls.addEventListener("input", apply);
    controls.addEventListener("change", apply);
    controls.addEventListener("submit", (event) => event.preventDefault());
    controls.addEventListener("reset", () => {
      // The form empties its fields only after this.
      [query, ...selects].forEach((one) => (one.value = ""));
      apply();
    });
    controls.hidden = false;
    addEventListener("pageshow", apply);
  }

  function rank(controls, column) {
    const select = controls.querySelector(`select[data-column="${column}"]`);
    const values = select ? [...select.options].map((one) => one.value).filter(Boolean) : [];
    return new Map(values.map((one, index) => [one, index]));
  }

  function keys(controls, column) {
    const order = rank(controls, column);
    return (row) => {
      const cell = row.cells[column];
      if (cell.dataset.n) return [0, Number(cell.dataset.n), ""];
      const said = word(cell);
      const ranked = order.has(said) ? said : said.split(" ")[0];
      return order.has(ranked) ? [0, order.get(ranked), said] : said ? [1, 0, said] : [2, 0, ""];
    };
  }

  function sorts(body, controls) {
    const heads = [...table.tHead.rows[0].cells];
    const first = [...body.rows];
    const compare = new Intl.Collator("en", { numeric: true }).compare;

    function sort(column) {
      const head = heads[column];
      const turn = { none: "ascending", ascending: "descending", descending: "none" };
      const next = turn[head.getAttribute("aria-sort") || "none"];
      heads.forEach((one) => one.setAttribute("aria-sort", one === head ? next : "none"));
      if (next === "none") return body.append(...first);
      const key = keys(controls, column);
      const sign = next === "ascending" ? 1 : -1;
      const keyed = first.map((row) => [key(row), row]);
      keyed.sort(([a], [b]) => a[0] - b[0] || sign * (a[1] - b[1] || compare(a[2], b[2])));
      return body.append(...keyed.map(([, row]) => row));
    }

    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(column));
      head.append(button);
      head.setAttribute("aria-sort", "none");
    });
  }

  if (table) {
    const controls = document.getElementById("controls");
    lists(table.tBodies[0], controls);
    sorts(table.tBodies[0], controls);
  }
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", printed);
  addEventListener("DOMContentLoaded", reveal);
})();
