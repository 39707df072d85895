// Builds static/build/: the stylesheet, the icons it names, and the script modules.
// Run by `npm run build`; needs nothing but node_modules.

import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const source = dirname(fileURLToPath(import.meta.url));
const root = join(source, "..", "..");
const target = join(source, "..", "build");
const icons = join(root, "node_modules", "nhsuk-frontend", "dist", "nhsuk", "assets", "images");

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, "images"), { recursive: true });

const { css } = compile(join(source, "main.scss"), {
  loadPaths: [join(root, "node_modules")],
  style: "compressed",
  quietDeps: true,
});
writeFileSync(join(target, "main.css"), css);

// Only the icons that the stylesheet asks for are copied out of the design system.
for (const [, icon] of css.matchAll(/url\("?images\/([\w-]+\.svg)"?\)/g)) {
  cpSync(join(icons, icon), join(target, "images", icon));
}

for (const module of readdirSync(join(source, "js"))) {
  cpSync(join(source, "js", module), join(target, module));
}
