
(function () {
  "use strict";
  var tools = document.querySelector(".tools");
  var search = document.getElementById("search");
  var source = document.getElementById("source");
  var unfold = document.getElementById("unfold");
  var found = document.getElementById("found");
  var all = listed("main .finding");
  var texts = null;
  var order = document.getElementById("order");
  // Only there where the page was compared with an earlier report.
  var standing = document.getElementById("standing");
  tools.hidden = false;

  function listed(chosen) {
    return Array.prototype.slice.call(document.querySelectorAll(chosen));
  }

  // Of a large page, parts stand in noscript elements: to a browser that runs this they are words, and cost nothing until they are
  // wanted; to one that does not they are a part of the page.
  function unpack(part) {
    var made = document.createElement("template");
    made.innerHTML = part.textContent;
    part.replaceWith(made.content);
    all = listed("main .finding");
    texts = null;
    lists = null;
  }

  function unpackAll() {
    listed("noscript.packed").forEach(unpack);
    // What is searched and sorted stands in one list.
    listed("main > section > .rest").forEach(function (rest) {
      rest.querySelector("summary").remove();
      rest.replaceWith.apply(rest, rest.childNodes);
    });
  }

  function filter() {
    unpackAll();
    texts = texts || new Map(all.map(function (f) { return [f, f.textContent.toLowerCase()]; }));
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var from = source.value;
    var stands = standing ? standing.value : "";
    var shown = 0;
    all.forEach(function (f) {
      var of = (f.getAttribute("data-sources") || "").split(" ");
      var fits = words.every(function (w) { return texts.get(f).indexOf(w) >= 0; }) && (!from || of.indexOf(from) >= 0) &&
        (!stands || f.querySelector(".standing." + stands) !== null);
      f.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    document.querySelectorAll("main > section").forEach(function (s) {
      var own = s.querySelectorAll(".finding");
      s.hidden = own.length > 0 && s.querySelectorAll(".finding:not([hidden])").length === 0;
    });
    found.textContent = words.length || from || stands ? shown + " of " + all.length : "";
  }

  // What is sorted within its own parent: findings of a section, rows of a table of facts.
  var lists = null;

  function name(node) {
    var own = node.querySelector("h3, th");
    return own ? own.textContent.trim() : "";
  }

  function sort() {
    unpackAll();
    lists = lists || [].concat.apply([], ["main > section", ".facts tbody"].map(listed)).map(function (parent) {
      return Array.prototype.filter.call(parent.children, function (node) { return node.hasAttribute("data-heard"); });
    });
    var by = {
      heard: function (a, b) { return b.getAttribute("data-heard") - a.getAttribute("data-heard"); },
      name: function (a, b) { return name(a).localeCompare(name(b), "en", { numeric: true }); }
    }[order.value];
    lists.filter(function (told) { return told.length > 0; }).forEach(function (told) {
      var sorted = by ? told.slice().sort(by) : told;
      var behind = document.createComment("");
      told[told.length - 1].after(behind);
      sorted.forEach(function (node) { behind.before(node); });
      behind.remove();
    });
    all = listed("main .finding");
  }

  function open(node) {
    for (var n = node; n; n = n.parentElement) {
      if (n.tagName === "DETAILS") { n.open = true; }
    }
  }

  function follow() {
    var id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (e) { return; }
    if (!id) { return; }
    var packed = listed("noscript.packed").filter(function (part) { return part.textContent.indexOf('id="' + id + '"') >= 0; });
    packed.forEach(unpack);
    // So that the style sees it, too.
    if (packed.length) { location.replace(location.href); }
    var target = document.getElementById(id);
    if (!target) { return; }
    if (target.closest("[hidden]")) { search.value = ""; source.value = ""; if (standing) { standing.value = ""; } filter(); }
    open(target);
    var inner = target.classList.contains("finding") ? target.querySelector("details:not(.why)") : null;
    if (inner) { inner.open = true; }
    target.scrollIntoView();
    if (target.classList.contains("finding")) { target.focus({ preventScroll: true }); }
  }

  function step(by) {
    var shown = all.filter(function (f) { return !f.hidden && f.id && !f.closest(".rest:not([open])"); });
    var at = shown.indexOf(document.activeElement && document.activeElement.closest(".finding"));
    var next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
  }

  function setAll(is) {
    unpackAll();
    document.querySelectorAll("main details").forEach(function (d) { d.open = is; });
  }

  search.addEventListener("input", filter);
  source.addEventListener("change", filter);
  if (standing) { standing.addEventListener("change", filter); }
  order.addEventListener("change", sort);
  tools.addEventListener("submit", function (e) { e.preventDefault(); });
  unfold.addEventListener("click", function () {
    var is = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(is));
    setAll(is);
  });
  document.addEventListener("toggle", function (e) {
    if (e.target.open) { Array.prototype.slice.call(e.target.querySelectorAll("noscript.packed")).forEach(unpack); }
  }, true);
  window.addEventListener("hashchange", follow);
  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey) { return; }
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
    if (e.key === "Escape" && typing) { search.value = ""; filter(); search.blur(); return; }
    if (typing) { return; }
    if (e.key === "/") { e.preventDefault(); search.focus(); }
    if (e.key === "j") { step(1); }
    if (e.key === "k") { step(-1); }
  });
  var before = [];
  window.addEventListener("beforeprint", function () {
    unpackAll();
    before = Array.prototype.slice.call(document.querySelectorAll("details")).filter(function (d) { return !d.open; });
    before.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    before.forEach(function (d) { d.open = false; });
  });
  follow();
})();
