import assert from "node:assert/strict";
import { complete } from "../../src/programs/complete.ts";
import type { Program } from "../../src/programs/program.ts";

const leaf = (name: string, flags: Program["flags"] = []): Program => ({
  name,
  summary: name,
  usage: [],
  flags,
});
const root: Program = {
  ...leaf("pequod"),
  programs: [
    leaf("get", [{ name: "output", short: "o", kind: "string", usage: "Format." }, {
      name: "old",
      kind: "bool",
      hidden: true,
      usage: "",
    }]),
    { name: "go", summary: "go", load: () => Promise.resolve(leaf("go")) },
    { ...leaf("config"), programs: [leaf("use-context"), leaf("view")] },
  ],
};
const globals: Program["flags"] = [{ name: "namespace", short: "n", kind: "string", usage: "Where." }];

const cases: { words: string[]; offered: string[]; args?: string[]; awaiting?: string }[] = [
  { words: [""], offered: ["config", "get", "go"] },
  { words: ["g"], offered: ["get", "go"] },
  { words: ["config", ""], offered: ["use-context", "view"] },
  { words: ["get", "--"], offered: ["--namespace", "--output"] },
  { words: ["get", "-o", ""], offered: [], awaiting: "output" },
  { words: ["get", "--output=yaml", "pods", ""], offered: [], args: ["pods"] },
  { words: ["-n", "kube-system", "get", ""], offered: [] },
  { words: ["config", "use-context", ""], offered: [] },
];

for (const { words, offered, args, awaiting } of cases) {
  Deno.test(`completion of ${JSON.stringify(words.join(" "))}`, async () => {
    const found = await complete(root, globals, words);
    assert.deepEqual(found.words.map(({ word }) => word), offered);
    if (args) assert.deepEqual(found.args, args);
    assert.equal(found.awaiting?.name, awaiting);
  });
}
