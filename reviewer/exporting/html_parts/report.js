(function () {
  "use strict";
  var all = Array.from(document.querySelectorAll("details"));
  var find = document.getElementById("find");
  var picks = Array.from(document.querySelectorAll("select"));
  var count = document.getElementById("count");
  function apply() {
    var words = find.value.trim().toLowerCase();
    var shown = 0;
    all.forEach(function (one) {
      var fits = picks.every(function (pick) {
        return !pick.value || one.dataset[pick.name] === pick.value;
      });
      one.hidden = !(fits && (!words || one.textContent.toLowerCase().indexOf(words) >= 0));
      shown += one.hidden ? 0 : 1;
    });
    count.textContent = shown + " / " + all.length;
  }
  function open(state) { all.forEach(function (one) { one.open = state; }); }
  picks.concat([find]).forEach(function (one) { one.addEventListener("input", apply); });
  document.getElementById("fold").addEventListener("click", function () { open(false); });
  document.getElementById("unfold").addEventListener("click", function () { open(true); });
  window.addEventListener("beforeprint", function () { open(true); });
  document.querySelector(".bar").hidden = false;
  apply();
})();
