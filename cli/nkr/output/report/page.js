(function () {
  "use strict";
  var said = document.getElementById("said");
  var quiet;

  function say(text) {
    said.textContent = text;
    clearTimeout(quiet);
    quiet = setTimeout(function () { said.textContent = ""; }, 4000);
  }

  function each(selector, root, act) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), act);
  }

  /* Sorting: a cell's data-s is what it sorts by, a number; without one, its text. Empty cells come last. */
  function key(row, column) {
    var cell = row.cells[column];
    var given = cell.getAttribute("data-s");
    return given === null ? cell.textContent.trim().toLowerCase() : given === "" ? null : Number(given);
  }

  function compare(one, other) {
    if (one === null || other === null) { return one === other ? 0 : one === null ? 1 : -1; }
    if (typeof one === "number" && typeof other === "number") { return one - other; }
    return String(one).localeCompare(String(other), "en", { numeric: true });
  }

  function sort(table, heading, column) {
    var descending = heading.getAttribute("aria-sort") === "ascending";
    var body = table.tBodies[0];
    var rows = Array.prototype.map.call(body.rows, function (row, place) {
      return { row: row, key: key(row, column), place: place };
    });
    rows.sort(function (a, b) {
      var order = compare(a.key, b.key);
      if (descending && a.key !== null && b.key !== null) { order = -order; }
      return order || a.place - b.place;
    });
    rows.forEach(function (item) { body.appendChild(item.row); });
    each("th", table.tHead, function (other) { other.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
    say("Sorted by " + heading.textContent.trim() + ", " + (descending ? "descending" : "ascending") + ".");
  }

  each("table.sorts", document, function (table) {
    each("th", table.tHead, function (heading, column) {
      if (heading.hasAttribute("data-fixed")) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.setAttribute("data-t", heading.textContent); /* browsers print no button in a repeated heading */
      heading.textContent = "";
      heading.appendChild(button);
      button.addEventListener("click", function () { sort(table, heading, column); });
    });
  });

  /* Filtering: every word must occur in the row; a choice must be the row's own. */
  function filter(tools) {
    var table = document.getElementById(tools.getAttribute("data-for"));
    var words = tools.querySelector("input").value.toLowerCase().split(/\s+/).filter(Boolean);
    var choice = tools.querySelector("select");
    var wanted = choice ? choice.value : "";
    var shown = 0;
    Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
      var text = row.textContent.toLowerCase();
      var fits = words.every(function (word) { return text.indexOf(word) >= 0; });
      fits = fits && (!wanted || row.getAttribute("data-c") === wanted);
      row.hidden = !fits;
      if (fits) { shown += 1; }
    });
    tools.querySelector("[role=status]").textContent = shown + " of " + table.tBodies[0].rows.length + " shown";
  }

  each(".tools", document, function (tools) {
    var waiting;
    tools.hidden = false;
    function soon() {
      clearTimeout(waiting);
      waiting = setTimeout(function () { filter(tools); }, 120);
    }
    tools.addEventListener("input", soon);
    tools.addEventListener("change", soon); /* some browsers tell of a choice only so */
  });

  /* A link to a row that a filter hides shows it. */
  function reveal() {
    var name = "";
    try { name = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    var row = name && document.getElementById(name);
    if (!row) { return; }
    row.hidden = false;
    for (var up = row.parentElement; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
    row.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  reveal();

  /* Copying: from disk, browsers may withhold the clipboard interface; the older command still works there. */
  function copied(button) {
    var label = button.textContent;
    say("Copied.");
    if (button.getAttribute("data-busy")) { return; }
    button.setAttribute("data-busy", "1");
    button.textContent = "Copied";
    setTimeout(function () { button.textContent = label; button.removeAttribute("data-busy"); }, 1500);
  }

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
    if (done) { copied(button); return; }
    var range = document.createRange();
    range.selectNodeContents(source);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    say("This browser lets no page copy. The text is selected: press Ctrl+C or ⌘C.");
  }

  function copy(button) {
    var source = button.previousElementSibling;
    var text = source.tagName === "PRE" ? source.textContent : source.textContent.replace(/\s+/g, " ").trim();
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(
        function () { copied(button); },
        function () { byCommand(text, button, source); }
      );
    } else {
      byCommand(text, button, source);
    }
  }

  each(".cite", document, function (source) {
    var button = document.createElement("button");
    var row = source.closest("tr");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy citation";
    if (row) {
      var style = source.tagName === "PRE" ? source.previousElementSibling.textContent + " of " : "";
      button.setAttribute("aria-label", "Copy citation: " + style + row.id.slice(2));
    }
    source.insertAdjacentElement("afterend", button);
  });
  document.addEventListener("click", function (event) {
    if (event.target.classList && event.target.classList.contains("copy")) { copy(event.target); }
  });

  /* What is folded is printed too. */
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.filter.call(document.querySelectorAll("details.prints"), function (one) { return !one.open; });
    folded.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () { folded.forEach(function (one) { one.open = false; }); });
}());
