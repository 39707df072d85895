// Adds "Copy" beside permanent addresses, statement links and citations. All of them can be
// followed or selected without it.

const said = document.createElement("p");
said.className = "nhsuk-u-visually-hidden";
said.setAttribute("role", "status");

const textOf = (node) => node.textContent.replace(/\s+/g, " ").trim();

// With its italics, for programs that write them; without, for those that do not.
async function copyCitation(node) {
  const html = node.innerHTML.replace(/\s+/g, " ").trim();
  const forms = { "text/plain": textOf(node), "text/html": html };
  await navigator.clipboard.write([
    new ClipboardItem(
      Object.fromEntries(
        Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]),
      ),
    ),
  ]);
}

function addButton(node, label, outcome, copy) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "mer-copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", label);
  button.addEventListener("click", async () => {
    await copy(node);
    button.textContent = "Copied";
    said.textContent = outcome;
    setTimeout(() => {
      button.textContent = "Copy";
      said.textContent = "";
    }, 4000);
  });
  node.after(button);
}

// Browsers offer the clipboard on secure pages only.
if (navigator.clipboard) {
  document.body.append(said);
  for (const link of document.querySelectorAll("[data-copy-address]")) {
    const copyAddress = () => navigator.clipboard.writeText(link.href);
    addButton(link, `Copy the address: ${textOf(link)}`, "Address copied", copyAddress);
  }
  for (const text of document.querySelectorAll("[data-copy-text]")) {
    addButton(text, `Copy the citation: ${text.dataset.copyText}`, "Citation copied", copyCitation);
  }
}
