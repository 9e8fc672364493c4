// Reads {style, locale, language, cites: [{item, locator, label}]} from standard input and prints the notes that
// citeproc-js writes, as a JSON list. The folder that holds node_modules/citeproc is NKR_CITEPROC_JS.
const path = require("path");
const CSL = require(path.join(process.env.NKR_CITEPROC_JS, "node_modules", "citeproc"));

const { style, locale, language, cites } = JSON.parse(require("fs").readFileSync(0, "utf8"));
let current;
const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: () => current }, style, language, true);
engine.setOutputFormat("text");
const notes = cites.map(({ item, locator, label }, index) => {
  // Only one item is known to the engine at a time: every note is a first mention, never "ibid.".
  const id = `cite-${index}`;
  current = { ...item, id };
  engine.updateItems([id]);
  const cite = locator ? { id, locator, label } : { id };
  return engine.previewCitationCluster({ citationItems: [cite], properties: { noteIndex: 1 } }, [], [], "text");
});
process.stdout.write(JSON.stringify(notes));
