// Styles items of CSL-JSON with citeproc-js: {style, locale, items} in, one HTML string each out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const CSL = createRequire(resolve("package.json"))("citeproc");
const { style, locale, items } = JSON.parse(readFileSync(0, "utf8"));
// By place, for an engine keeps what it was told of an id.
const system = { retrieveLocale: () => locale, retrieveItem: (place) => ({ ...items[place], id: place }) };
const engine = new CSL.Engine(system, style, "en-GB", true);
const entries = items.map((_item, place) => {
  engine.updateItems([String(place)]);
  return engine.makeBibliography()[1][0];
});
process.stdout.write(JSON.stringify(entries));
