// Styles items of CSL-JSON with citeproc-js: {style, locale, items} in, one HTML string each out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const CSL = createRequire(resolve("package.json"))("citeproc");
const { style, locale, items } = JSON.parse(readFileSync(0, "utf8"));
const entries = items.map((item) => {
  const system = { retrieveLocale: () => locale, retrieveItem: () => item };
  const engine = new CSL.Engine(system, style, "en-GB", true);
  engine.updateItems([item.id]);
  return engine.makeBibliography()[1][0];
});
process.stdout.write(JSON.stringify(entries));
