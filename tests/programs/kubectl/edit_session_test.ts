import assert from "node:assert/strict";
import { type EditResult, runEditSession } from "../../../src/programs/kubectl/edit_session.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { testIo } from "../test_io.ts";

const web = { apiVersion: "v1", kind: "Pod", metadata: { name: "web", managedFields: [] } };

/** A person who makes each of the texts in turn of what is shown. */
function session(turns: ((shown: string) => string)[], results: EditResult[] = []) {
  const machine = new FakeMachine();
  const seen: string[] = [];
  machine.variables["EDITOR"] = "ed";
  machine.programs.set("ed", ([path]) => {
    const text = machine.files.get(path!)!;
    seen.push(text);
    machine.files.set(path!, (turns.shift() ?? ((same) => same))(text));
    return {};
  });
  const { io, output } = testIo({ machine });
  const sent: unknown[] = [];
  let count = 0;
  const run = runEditSession({
    io: { ...io, random: () => ++count / 100 },
    objects: [web],
    format: "yaml",
    header: "# head\n#\n",
    title: 'pods "web"',
    send: (objects) => {
      sent.push(objects);
      return Promise.resolve(results.shift() ?? { refusals: [] });
    },
  });
  return { run, seen, sent, output, machine };
}

const rename = (text: string) => text.replace("name: web", "name: db");

Deno.test("what was changed is sent, and its file goes", async () => {
  const { run, seen, sent, machine } = session([rename]);
  assert.equal(await run, 0);
  assert.equal(seen[0], "# head\n#\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n");
  assert.deepEqual(sent, [[{ apiVersion: "v1", kind: "Pod", metadata: { name: "db" } }]]);
  assert.equal(machine.files.size, 0);
});

Deno.test("without a change nothing is sent", async () => {
  const { run, sent, output, machine } = session([(text) => `${text}# a thought\n`]);
  assert.equal(await run, 0);
  assert.deepEqual([sent, output.err, machine.files.size], [[], "Edit cancelled, no changes made.\n", 0]);
});

Deno.test("what is refused comes back with its reasons, and is kept when it is given up", async () => {
  const refusals = [{ head: 'pods "web" was not valid', causes: ["spec: Required value"] }];
  const { run, seen, output, machine } = session([rename], [{ refusals }]);
  await assert.rejects(run, { message: "Edit cancelled, no valid changes were saved." });
  assert.match(
    seen[1]!,
    /^# head\n#\n# pods "web" was not valid:\n# \* spec: Required value\n#\napiVersion: v1\n[^]*name: db\n$/,
  );
  assert.match(output.err, /^A copy of your changes has been stored to "\/tmp\/kubectl-edit-\d+\.yaml"\n$/);
  assert.match([...machine.files.values()].join(), /name: db/);
});

Deno.test("a text that is no YAML comes back, too", async () => {
  const { run, seen, output } = session([() => "a: b: c", () => "apiVersion: v1\nkind: Pod\n"]);
  assert.equal(await run, 0);
  assert.match(
    seen[1]!,
    /# \* <nil>: Invalid value: "The edited file failed validation": yaml: mapping values/,
  );
  assert.equal(output.err, 'error: pods "web" is invalid\n');
});

Deno.test("what can be tried again later is kept", async () => {
  const { run, output, machine } = session([rename], [{ refusals: [], keptFor: (path) => `see ${path}\n` }]);
  assert.equal(await run, 1);
  assert.match(output.err, /^see \/tmp\/kubectl-edit-/);
  assert.equal(machine.files.size, 1);
});
