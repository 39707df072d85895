// Adds "Copy" beside permanent addresses and statement links. The links work without it.

const said = document.createElement("p");
said.className = "nhsuk-u-visually-hidden";
said.setAttribute("role", "status");

async function copyAddress(link, button) {
  await navigator.clipboard.writeText(link.href);
  button.textContent = "Copied";
  said.textContent = "Address copied";
  setTimeout(() => {
    button.textContent = "Copy";
    said.textContent = "";
  }, 4000);
}

// Browsers offer the clipboard on secure pages only.
if (navigator.clipboard) {
  document.body.append(said);
  for (const link of document.querySelectorAll("[data-copy-address]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mer-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy the address: ${link.textContent.trim()}`);
    button.addEventListener("click", () => copyAddress(link, button));
    link.after(button);
  }
}
