
(function () {
  "use strict";
  var number = document.documentElement.getAttribute("data-live");

  // Waits for another page than this one, and shows it at the same place.
  function wait() {
    fetch("/after/" + number, { cache: "no-store" }).then(function (told) {
      return told.text();
    }).then(function (now) {
      if (now === number) { wait(); } else { location.reload(); }
    }).catch(function () { setTimeout(wait, 1000); });
  }
  wait();
})();
