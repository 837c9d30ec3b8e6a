// The report in a browser: theme, sorting, filtering, and charts of the tables. Without it everything is there but the charts.
(() => {
  "use strict";
  const root = document.documentElement;
  const language = root.lang;

  // Theme. A file opened from disk may have no storage.
  const stored = {
    get: () => { try { return localStorage.getItem("docsprint-theme"); } catch { return null; } },
    set: (theme) => { try { localStorage.setItem("docsprint-theme", theme); } catch { /* the next visit begins anew */ } },
  };
  const setTheme = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme; else delete root.dataset.theme;
  };
  const chooser = document.querySelector(".theme");
  chooser.hidden = false;
  const theme = stored.get() || "auto";
  setTheme(theme);
  for (const input of chooser.querySelectorAll("input")) {
    input.checked = input.value === theme;
    input.addEventListener("change", () => { setTheme(input.value); stored.set(input.value); });
  }

  // Tables.
  const collator = new Intl.Collator(language, { numeric: true });
  const order = (column, number, direction) => (one, other) => {
    const a = one.cells[column].dataset.value;
    const b = other.cells[column].dataset.value;
    if (a === "" || b === "") return (a === "") - (b === ""); // nothing comes last, whichever way
    return direction * (number ? a - b : collator.compare(a, b));
  };
  for (const button of document.querySelectorAll("th button")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const table = head.closest("table");
      const number = head.classList.contains("number");
      const was = head.getAttribute("aria-sort");
      // Numbers begin with the largest.
      const now = was ? (was === "ascending" ? "descending" : "ascending") : (number ? "descending" : "ascending");
      for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", now);
      const body = table.tBodies[0];
      body.append(...[...body.rows].sort(order(head.cellIndex, number, now === "ascending" ? 1 : -1)));
    });
  }
  for (const input of document.querySelectorAll("[data-filters]")) {
    input.closest("label").hidden = false;
    const table = document.getElementById(input.dataset.filters);
    const rows = [...table.tBodies[0].rows].map((row) => [row, row.textContent.toLocaleLowerCase(language)]);
    const count = table.closest(".grid").querySelector(".count");
    input.addEventListener("input", () => {
      const words = input.value.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [row, text] of rows) {
        row.hidden = !words.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = (words.length ? shown + " / " : "") + rows.length + " " + count.dataset.word;
    });
  }
  // A link to a row leads into a part that scrolls.
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (target && target.tagName === "TR") target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);

  // Charts, by D3, from the tables as they were written.
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const most = { bars: 12, lines: 5 };
  const number = (cell) => (cell.dataset.value === "" ? 0 : +cell.dataset.value);
  // A table with a row for each day and name becomes a row a day with a value for each of the names highest at the end.
  const pivot = (rows, x, by, place) => {
    const days = d3.index(rows, (row) => row.cells[x].textContent.trim(), (row) => row.cells[by].textContent.trim());
    const last = [...(days.get([...days.keys()].pop()) || [])].map(([name, row]) => [name, number(row.cells[place])]);
    const names = last.sort((one, other) => other[1] - one[1]).slice(0, most.lines).map(([name]) => name);
    return {
      series: names.map((name) => ({ label: name })),
      rows: [...days].map(([name, row]) => ({ name, values: names.map((one) => (row.has(one) ? number(row.get(one).cells[place]) : 0)) })),
    };
  };
  const read = (figure) => {
    const table = document.getElementById(figure.dataset.table);
    if (!table) return null;
    const heads = [...table.tHead.rows[0].cells];
    const place = (id) => heads.findIndex((head) => head.dataset.column === id);
    const series = figure.dataset.series.split(" ").map((id) => ({ place: place(id), label: heads[place(id)].textContent.trim() }));
    const x = place(figure.dataset.x);
    if (figure.dataset.by) return pivot([...table.tBodies[0].rows], x, place(figure.dataset.by), series[0].place);
    const rows = [...table.tBodies[0].rows].map((row) => ({
      name: row.cells[x].textContent.trim(),
      values: series.map((one) => number(row.cells[one.place])),
    }));
    if (figure.dataset.shape !== "bars") return { series, rows };
    rows.sort((one, other) => d3.sum(other.values) - d3.sum(one.values));
    return { series, rows: rows.slice(0, most.bars) };
  };
  const legend = (figure, data, shape) => {
    if (data.series.length < 2) return;
    const box = d3.select(figure).select(".legend");
    data.series.forEach((one, i) => {
      const item = box.append("span");
      const svg = item.append("svg").attr("width", 26).attr("height", 12).attr("aria-hidden", "true");
      if (shape === "lines") svg.append("line").attr("class", "line s" + i).attr("stroke-width", 2.5).attr("x2", 26).attr("y1", 6).attr("y2", 6);
      else svg.append("rect").attr("class", "f" + i).attr("width", 26).attr("height", 12);
      item.append("span").text(one.label);
    });
  };
  const canvas = (figure, width, height) => {
    const box = d3.select(figure).select(".drawing");
    box.selectAll("svg").remove();
    return box.append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("aria-hidden", "true");
  };
  const axes = (svg, scale, y, names, box) => {
    const wide = 16 + 7 * d3.max(names, (name) => name.length);
    const every = Math.max(1, Math.ceil((names.length * wide) / (box.right - box.left)));
    svg.append("g").attr("class", "axis").attr("transform", `translate(0,${box.bottom})`)
      .call(d3.axisBottom(scale).tickValues(names.filter((_, i) => (names.length - 1 - i) % every === 0)).tickSizeOuter(0));
    svg.append("g").attr("class", "axis").attr("transform", `translate(${box.left},0)`)
      .call(d3.axisLeft(y).ticks(5).tickFormat((value) => numbers.format(value)).tickSizeInner(box.left - box.right))
      .call((axis) => axis.select(".domain").remove());
  };
  // Labels that would cover each other, moved apart from below to above.
  const apart = (places, gap) => {
    const moved = [...places];
    d3.range(places.length).sort((a, b) => places[b] - places[a]).reduce((below, i) => {
      moved[i] = Math.min(places[i], below - gap);
      return moved[i];
    }, Infinity);
    return moved;
  };
  const draw = {
    lines(figure, data, width) {
      const height = 300;
      const box = { left: 52, right: width - 46, top: 12, bottom: height - 26 };
      const svg = canvas(figure, width, height);
      const names = data.rows.map((row) => row.name);
      const x = d3.scalePoint(names, [box.left, box.right]);
      const y = d3.scaleLinear([0, d3.max(data.rows, (row) => d3.max(row.values)) || 1], [box.bottom, box.top]).nice(5);
      axes(svg, x, y, names, box);
      const last = data.rows[data.rows.length - 1];
      const ends = apart(last.values.map((value) => y(value)), 13);
      data.series.forEach((one, i) => {
        svg.append("path").attr("class", "line s" + i)
          .attr("d", d3.line((row) => x(row.name), (row) => y(row.values[i]))(data.rows));
        svg.append("text").attr("x", box.right + 6).attr("y", ends[i]).attr("dy", "0.35em").text(numbers.format(last.values[i]));
        svg.append("g").selectAll("circle").data(data.rows).join("circle")
          .attr("class", "f" + i).attr("cx", (row) => x(row.name)).attr("cy", (row) => y(row.values[i])).attr("r", 3)
          .append("title").text((row) => `${row.name} ${one.label}: ${numbers.format(row.values[i])}`);
      });
    },
    columns(figure, data, width) {
      const height = 260;
      const box = { left: 52, right: width - 6, top: 18, bottom: height - 26 };
      const svg = canvas(figure, width, height);
      const names = data.rows.map((row) => row.name);
      const x = d3.scaleBand(names, [box.left, box.right]).padding(0.2);
      const y = d3.scaleLinear([0, d3.max(data.rows, (row) => row.values[0]) || 1], [box.bottom, box.top]).nice(5);
      axes(svg, x, y, names, box);
      svg.append("g").selectAll("rect").data(data.rows).join("rect").attr("class", "f0")
        .attr("x", (row) => x(row.name)).attr("width", x.bandwidth())
        .attr("y", (row) => y(row.values[0])).attr("height", (row) => box.bottom - y(row.values[0]))
        .append("title").text((row) => `${row.name}: ${numbers.format(row.values[0])}`);
      if (x.bandwidth() > 22) {
        svg.append("g").selectAll("text").data(data.rows).join("text").attr("text-anchor", "middle")
          .attr("x", (row) => x(row.name) + x.bandwidth() / 2).attr("y", (row) => y(row.values[0]) - 5)
          .text((row) => numbers.format(row.values[0]));
      }
    },
    bars(figure, data, width) {
      const step = 26;
      const height = data.rows.length * step + 8;
      const wide = Math.min(190, width * 0.38);
      const svg = canvas(figure, width, height);
      const total = (row) => d3.sum(row.values);
      const x = d3.scaleLinear([0, d3.max(data.rows, total) || 1], [0, width - wide - 60]);
      data.rows.forEach((row, i) => {
        const line = svg.append("g").attr("transform", `translate(0,${i * step + 4})`);
        const room = Math.floor(wide / 7);
        line.append("text").attr("x", wide - 8).attr("y", step / 2).attr("dy", "0.3em").attr("text-anchor", "end")
          .text(row.name.length > room ? row.name.slice(0, room - 1) + "…" : row.name).append("title").text(row.name);
        let at = wide;
        row.values.forEach((value, k) => {
          line.append("rect").attr("class", "f" + k).attr("x", at).attr("y", 3).attr("height", step - 6).attr("width", x(value))
            .append("title").text(`${row.name} ${data.series[k].label}: ${numbers.format(value)}`);
          at += x(value);
        });
        line.append("text").attr("x", at + 6).attr("y", step / 2).attr("dy", "0.3em").text(numbers.format(total(row)));
      });
    },
  };
  const charts = [];
  for (const figure of document.querySelectorAll("figure.chart")) {
    const data = read(figure);
    if (!data || data.rows.length === 0) continue;
    figure.hidden = false;
    legend(figure, data, figure.dataset.shape);
    charts.push([figure, data]);
  }
  let width = 0;
  const drawAll = () => {
    const now = charts.length ? charts[0][0].clientWidth : 0;
    if (now === width || now === 0) return;
    width = now;
    for (const [figure, data] of charts) draw[figure.dataset.shape](figure, data, width);
  };
  drawAll();
  new ResizeObserver(drawAll).observe(document.body);
  reveal();
})();
