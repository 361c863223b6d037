// Passkeys: asks the server's question of the browser and hands the answer to a plain form.
// The form stays hidden where the browser has no passkeys; there is always another way.

const ready = () =>
  window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined &&
  window.PublicKeyCredential.prototype.toJSON !== undefined;

async function question(form) {
  const body = new URLSearchParams({ csrf_token: form.elements.csrf_token.value });
  const answer = await fetch(form.dataset.passkey, { method: "POST", body });
  if (!answer.ok) throw new Error(`no question: ${answer.status}`);
  return answer.json();
}

function ask(options) {
  return options.pubKeyCredParams
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

export function startPasskeys(root) {
  if (!ready()) return;
  for (const form of root.querySelectorAll("form[data-passkey]")) {
    const problem = form.querySelector("[role=alert]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      problem.hidden = true;
      try {
        const held = await ask(await question(form));
        form.elements.credential.value = JSON.stringify(held.toJSON());
        form.submit();
      } catch {
        problem.hidden = false;
      }
    });
  }
}
