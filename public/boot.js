// What stands on the page until its program does? The theme, and whether it opens with the first screen, before that is painted; when
// the program starts; and where it cannot, which of the reasons that index.html lists it is. A classic script in the oldest syntax there is:
// it runs where modules do not. components/hooks/theme.ts goes on from here with the theme; what is drawn first takes the list away.
(function () {
  "use strict";
  var page = document.documentElement;
  var chosen = null;
  try {
    chosen = localStorage.getItem("titans-explorer.theme");
  } catch (closed) {
    // storage is closed: the system's theme
  }
  // The first screen is in the HTML, folded and in English: a link, a device that has unfolded it or another language begin without.
  var opensOther = location.hash.length > 1 || /[?&]lang=(?!en(&|$))/.test(location.search);
  try {
    if (localStorage.getItem("titans-explorer.unfolded")) opensOther = true;
  } catch (closed) {
    // storage is closed: nothing was kept
  }
  var isParsed = false;
  var isSeen = false;
  addEventListener("DOMContentLoaded", function () {
    isParsed = true;
    start();
  });
  if (opensOther || !document.fonts || !window.requestAnimationFrame) isSeen = true;
  else awaitFaces();
  if (opensOther) page.setAttribute("data-opens", "other");
  var dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  page.setAttribute("data-theme", dark ? "dark" : "light");

  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed);
  addEventListener("load", function () {
    if (!("noModule" in document.createElement("script"))) tell("old", "");
  });

  /**
   * In other faces its words would stand elsewhere, and move when these come: until then it is not even laid out, which would be done
   * twice. Whoever waits longer than this reads in those there are.
   */
  function awaitFaces() {
    page.setAttribute("data-faces", "coming");
    setTimeout(show, 1000);
    setTimeout(goOn, 1000); // a page in the background has no frames
    // The first frame has the style sheet, which says where they are.
    requestAnimationFrame(function () {
      var faces = ['400 14px "Inter Variable"', '400 19px "Source Serif 4 Variable"'];
      var loads = faces.map(function (face) {
        return document.fonts.load(face);
      });
      Promise.all(loads).then(show, show);
    });
    function show() {
      page.removeAttribute("data-faces");
      requestAnimationFrame(function () {
        setTimeout(goOn, 0); // painted
      });
    }
    function goOn() {
      isSeen = true;
      start();
    }
  }

  /** The program waits until the first screen is seen, which it would keep back for as long as it takes to run. */
  function start() {
    var program = document.getElementById("program"); // while developing it starts by itself
    if (!isParsed || !isSeen || !program) return;
    var script = document.createElement("script");
    script.type = "module";
    script.crossOrigin = "anonymous";
    script.src = program.href;
    program.parentNode.replaceChild(script, program);
  }

  function failed(event) {
    var element = event.target;
    if (element instanceof HTMLScriptElement) return explainMissing(element.src);
    var error = event.error || event.reason;
    var message = event.message || String(error);
    if (error || event.message) tell(error instanceof SyntaxError ? "old" : "error", message.slice(0, 300));
  }

  /** A script that did not come: the browser does not say why, but the same address can be asked. */
  function explainMissing(address) {
    if (location.protocol === "file:") return tell("file", "");
    if (self.origin === "null") return tell("sandbox", "");
    askFor(address).then(
      function (answer) {
        if (answer.status !== 200) tell("missing", address + " (" + answer.status + ")");
        else if (!/javascript/.test(answer.type)) tell("type", address + " (" + (answer.type || "–") + ")");
        else tell("missing", address);
      },
      function () {
        tell("network", address);
      },
    );
  }

  function askFor(address) {
    return fetch(address, { method: "HEAD" }).then(function (answer) {
      return { status: answer.status, type: answer.headers.get("content-type") || "" };
    });
  }

  /** Shows the reason that holds and leaves out the others. A page that has been drawn tells by itself what is wrong. */
  function tell(why, detail) {
    var boot = document.getElementById("boot");
    if (!boot) {
      // The list of reasons is still to be parsed.
      if (document.readyState === "loading") {
        addEventListener("DOMContentLoaded", function () {
          tell(why, detail);
        });
      }
      return;
    }
    if (boot.getAttribute("data-failed")) return; // the first failure is the cause, others follow from it
    boot.setAttribute("data-failed", why);
    var reasons = boot.querySelectorAll("[data-why]");
    for (var index = 0; index < reasons.length; index++) {
      reasons[index].hidden = reasons[index].getAttribute("data-why") !== why;
    }
    // Of the paragraphs, what is said while there is hope gives way to what is said when there is none.
    var paragraphs = boot.querySelectorAll("p");
    for (index = 0; index < paragraphs.length; index++) paragraphs[index].hidden = !paragraphs[index].hidden;
    boot.querySelector("output").textContent = detail;
  }
})();
