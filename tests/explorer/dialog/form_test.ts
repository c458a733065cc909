import assert from "node:assert/strict";
import { askedFormPane, type Form, formPane } from "../../../src/explorer/dialog/form.ts";
import { explore, type ExplorerHarness } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

const form: Form = {
  title: "Scale Deployment shop/web",
  fields: [
    {
      type: "text",
      name: "replicas",
      label: "replicas",
      value: "3",
      hint: "now 3",
      problem: (value) => /^\d+$/.test(value) ? undefined : `"${value}" is not a number`,
    },
    { type: "choice", name: "how", label: "how", value: "slow", choices: ["slow", "fast"] },
    { type: "toggle", name: "dry", label: "dry run", value: "no" },
  ],
  kubectl: ({ replicas }) => `kubectl scale deployment web --replicas=${replicas}`,
  submit: (values) =>
    values["replicas"] === "7" ? "seven is too many" : [{ type: "copy", text: JSON.stringify(values) }],
};

async function opened(script: string): Promise<ExplorerHarness> {
  const explorer = await explore(smallWorld(), "");
  explorer.runner.dispatch({ type: "commands", commands: [{ type: "open", pane: formPane(form) }] });
  return await explorer.play(script);
}

Deno.test("a form lies over the table, which keeps its title and its rows", async () => {
  const explorer = await opened("");
  assert.match(explorer.lines[1]!, /Pods \(default\)/);
  assert.match(explorer.text, /── Scale Deployment shop\/web ─/);
  assert.match(explorer.text, /replicas\s+3▏\s+now 3/);
  assert.match(explorer.text, /● slow {2}○ fast/);
  assert.match(explorer.text, /\$ kubectl scale deployment web --replicas=3/);
  explorer.end();
});

/** Keys, and what is submitted (or what stands on the screen instead). */
const cases: [string, string | RegExp][] = [
  ["key Enter", '{"replicas":"3","how":"slow","dry":"no"}'],
  ["key Backspace\ntype 5\nkey Enter", '{"replicas":"5","how":"slow","dry":"no"}'],
  ["key Tab Right Tab Space Enter", '{"replicas":"3","how":"fast","dry":"yes"}'],
  ["key Ctrl-U\ntype x\nkey Enter", /✗ "x" is not a number/],
  ["key Ctrl-U\ntype 7\nkey Enter", /✗ seven is too many/],
  ["key Esc", /^(?!.*── Scale)/s],
];

for (const [script, expected] of cases) {
  Deno.test(`form: ${script.replaceAll("\n", " ")}`, async () => {
    const explorer = await opened(script);
    if (typeof expected === "string") {
      assert.deepEqual(explorer.copied, [expected]);
      assert.doesNotMatch(explorer.text, /── Scale/);
    } else {
      assert.match(explorer.text, expected);
      assert.deepEqual(explorer.copied, []);
    }
    explorer.end();
  });
}

async function asked(prepare: () => Promise<Form>): Promise<ExplorerHarness> {
  const explorer = await explore(smallWorld(), "");
  const pane = askedFormPane({ title: "Scale Deployment shop/web", prepare });
  explorer.runner.dispatch({ type: "commands", commands: [{ type: "open", pane }] });
  return explorer;
}

Deno.test("what is typed before the fields are known is for them, but Enter is not pressed twice", async () => {
  const fields = Promise.withResolvers<Form>();
  const explorer = await asked(() => fields.promise);
  await explorer.play("type 45\nkey Tab\nkey Space\nkey Enter");
  assert.match(explorer.text, /reading …/);
  fields.resolve(form);
  await explorer.play("");
  assert.match(explorer.text, /replicas +345/);
  assert.match(explorer.text, /○ slow {2}● fast/);
  assert.deepEqual(explorer.copied, []);
  explorer.end();
});

Deno.test("fields that cannot be asked for close the form, and why is said", async () => {
  const explorer = await asked(() => Promise.reject(new Error('pods "web" not found')));
  await explorer.play("");
  assert.match(explorer.text, /✗ Scale Deployment shop\/web: pods "web" not found/);
  assert.doesNotMatch(explorer.text, /── Scale/);
  explorer.end();
});
