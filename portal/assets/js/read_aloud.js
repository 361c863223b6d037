// Reads an answer aloud from a tap, one sentence at a time (a long text stalls some browsers).
// The button is made here, so it is only there where it works; and only voices that live on
// this device are used, so that no other company hears what was asked.

const PARTS = ":scope > p, .app-chat__calls li";
const LIT = "app-spoken";

const sentencesOf = (part) =>
  part.innerText.replace(/\s+/g, " ").trim().match(/.+?(?:[.!?](?=\s)|$)/g) ?? [];

export function startReadAloud(root) {
  const list = root.querySelector("[data-listen]");
  const speech = window.speechSynthesis;
  if (!list || !speech) return;
  const { listen, stop } = list.dataset;
  let quiet = () => {};

  function voiceFor(part) {
    const language = part.closest("[lang]").lang.slice(0, 2);
    return speech.getVoices().find((one) => one.localService && one.lang.startsWith(language));
  }

  function read(answer, button) {
    const waiting = [...answer.querySelectorAll(PARTS)].flatMap((part) =>
      sentencesOf(part).map((words) => ({ part, words })));
    let now = null;
    quiet = () => {
      waiting.length = 0;
      now?.part.classList.remove(LIT);
      now = null;
      button.textContent = listen;
      speech.cancel();
    };
    const next = () => {
      now?.part.classList.remove(LIT);
      now = waiting.shift();
      if (!now) return quiet();
      now.part.classList.add(LIT);
      const said = new SpeechSynthesisUtterance(now.words);
      said.voice = voiceFor(now.part);
      said.lang = said.voice?.lang ?? "en-GB";
      const mine = now;
      said.onend = said.onerror = () => { if (now === mine) next(); };
      now.said = said; // some browsers forget an utterance that nobody holds
      speech.speak(said);
    };
    button.textContent = stop;
    next();
  }

  function addButtons() {
    for (const answer of list.querySelectorAll("[data-speak]")) {
      if (answer.querySelector("[data-reads]") || !voiceFor(answer.querySelector("p"))) continue;
      const button = root.createElement("button");
      Object.assign(button, { type: "button", className: "app-link-button app-chat__listen", textContent: listen });
      button.dataset.reads = "";
      button.addEventListener("click", () => {
        const start = button.textContent === listen;
        quiet();
        if (start) read(answer, button);
      });
      answer.append(button);
    }
  }

  addButtons();
  speech.addEventListener?.("voiceschanged", addButtons);
  new MutationObserver(addButtons).observe(list, { childList: true });
  window.addEventListener("pagehide", () => quiet());
}
