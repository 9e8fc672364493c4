(function () {
  "use strict";
  var said = document.getElementById("said");
  var quiet;

  function say(text) {
    said.textContent = text;
    clearTimeout(quiet);
    quiet = setTimeout(function () { said.textContent = ""; }, 4000);
  }

  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }

  /* Sorting: figures by their first number, times by their years. */
  function key(row, column) {
    if (column === 1) { return Number((row.getAttribute("data-y") || "").split(" ").pop()); }
    var digits = row.cells[column].textContent.replace(/,/g, "").match(/\d+(\.\d+)?/);
    return digits ? Number(digits[0]) : Infinity;
  }

  all(".figures").forEach(function (table) {
    all("th", table.tHead).forEach(function (heading, column) {
      if (!heading.hasAttribute("data-sort")) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.setAttribute("data-t", heading.textContent); /* browsers print no button in a repeated heading */
      heading.textContent = "";
      heading.appendChild(button);
      button.addEventListener("click", function () {
        var down = heading.getAttribute("aria-sort") === "ascending";
        var rows = all("tr", table.tBodies[0]);
        rows.sort(function (a, b) { return (key(a, column) - key(b, column)) * (down ? -1 : 1); });
        rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
        all("th", table.tHead).forEach(function (other) { other.removeAttribute("aria-sort"); });
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      });
    });
  });

  /* Filtering: every word must occur in the row; the year must lie in its time; a choice must be the row's own. */
  var form = document.getElementById("filters");
  var rows = all(".figures tbody tr");
  function cell(row, column) { return row.cells[column].textContent.trim(); }
  function options(id, column) {
    var found = {};
    rows.forEach(function (row) { if (cell(row, column)) { found[cell(row, column)] = 1; } });
    Object.keys(found).sort().forEach(function (text) {
      document.getElementById(id).appendChild(new Option(text.length > 60 ? text.slice(0, 59) + "…" : text, text));
    });
  }
  function value(id) { return document.getElementById(id).value; }
  function fits(row, words, year) {
    var years = (row.getAttribute("data-y") || "").split(" ");
    var text = row.textContent.toLowerCase() + " " + row.id;
    return words.every(function (word) { return text.indexOf(word) >= 0; })
      && (!year || (years[0] <= year && year <= years[years.length - 1]))
      && (!value("claimant") || cell(row, 2) === value("claimant"))
      && (!value("verdict") || cell(row, 4) === value("verdict"));
  }
  function filter() {
    var words = value("q").toLowerCase().split(/\s+/).filter(Boolean);
    var year = value("year").trim();
    var shown = 0;
    rows.forEach(function (row) {
      row.hidden = !fits(row, words, /^\d{4}$/.test(year) ? year : "");
      if (!row.hidden) { shown += 1; }
    });
    all(".figures").forEach(function (table) { table.hidden = !table.querySelector("tbody tr:not([hidden])"); });
    form.querySelector("[role=status]").textContent = shown + " of " + rows.length + " figures";
  }
  if (form && rows.length) {
    options("claimant", 2);
    options("verdict", 4);
    form.hidden = false;
    var waiting;
    ["input", "change"].forEach(function (event) {
      form.addEventListener(event, function () { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
    });
  }

  /* A link to a row that a filter hides shows it. */
  function reveal() {
    var name = "";
    try { name = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    var row = name && document.getElementById(name);
    if (!row) { return; }
    row.hidden = false;
    if (row.closest("table")) { row.closest("table").hidden = false; }
    row.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  reveal();

  /* Copying: from disk, browsers may withhold the clipboard interface; the older command still works there. */
  function byCommand(text, button, source) {
    var area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.className = "skip";
    document.body.appendChild(area);
    area.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    document.body.removeChild(area);
    button.focus();
    if (done) { say("Copied."); return; }
    window.getSelection().selectAllChildren(source);
    say("This browser lets no page copy. The text is selected: press Ctrl+C or ⌘C.");
  }
  all(".cite").forEach(function (source, number) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy: " + (source.getAttribute("data-name") || "reference " + (number + 1)));
    button.addEventListener("click", function () {
      var text = source.tagName === "PRE" ? source.textContent : source.textContent.replace(/\s+/g, " ").trim();
      if (navigator.clipboard && navigator.clipboard.writeText) {
        navigator.clipboard.writeText(text).then(
          function () { say("Copied."); },
          function () { byCommand(text, button, source); }
        );
      } else { byCommand(text, button, source); }
    });
    source.insertAdjacentElement("afterend", button);
  });
}());
