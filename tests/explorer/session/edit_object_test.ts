import assert from "node:assert/strict";
import { ExplorerHarness } from "../explorer_harness.ts";
import { FakeCluster } from "../fake_cluster.ts";
import { playBundled } from "../bundled_play.ts";
import { FakeMachine } from "../fake_machine.ts";
import { FakeTerminal } from "../fake_terminal.ts";

interface Editing {
  title: string;
  line: string;
  keys: string;
  /** One for each time that the editor opens: what it makes of the file. */
  edits: ((text: string) => string)[];
  /** On the screen at each `dump`, a list for each. */
  shows: (string | RegExp)[][];
  /** In what the editor was given, each time. */
  given?: RegExp[];
  /** Whether a draft is left. */
  leaves?: boolean;
  scenario?: string;
}

const more = (text: string): string => text.replace("replicas: 2", "replicas: 3");

const editings: Editing[] = [
  {
    title: "a change that is proposed with its difference, and made",
    line: "deploy",
    keys: "key e\nwait 1s\ndump\nkey Enter\nwait 5s\ndump",
    edits: [more],
    given: [
      /^# Deployment default\/env-echgo: save and close[^]*\n#\napiVersion: apps\/v1\nkind: Deployment\n/,
    ],
    shows: [
      [
        "Edit Deployment default/env-echgo",
        "-   replicas: 2",
        "+   replicas: 3",
        "kubectl patch deployments env-echgo",
      ],
      ["Deployment default/env-echgo edited", "3/3"],
    ],
  },
  {
    title: "no change",
    line: "deploy",
    keys: "key e\nwait 1s\ndump",
    edits: [(text) => text],
    shows: [["Edit cancelled, no changes made."]],
  },
  {
    title: "a comment more is no change",
    line: "deploy",
    keys: "key e\nwait 1s\ndump",
    edits: [(text) => `${text}# nothing\n`],
    shows: [["Edit cancelled, no changes made."]],
  },
  {
    title: "everything taken out cancels",
    line: "deploy",
    keys: "key e\nwait 1s\ndump",
    edits: [() => ""],
    shows: [["Edit cancelled, no changes made."]],
  },
  {
    title: "YAML that cannot be read opens the editor again, with the reason",
    line: "deploy",
    keys: "key e\nwait 1s\ndump",
    edits: [(text) => more(text).replace("kind:", "kind"), (text) => text.replace("kind D", "kind: D")],
    given: [/./, /# ! error converting YAML|# ! .*yaml/i],
    shows: [["+   replicas: 3"]],
    leaves: true,
  },
  {
    title: "what the server refuses opens the editor again, with its words",
    line: "deploy",
    keys: "key e\nwait 1s\ndump",
    edits: [
      (text) => text.replace("replicas: 2", "replicas: -2"),
      (text) => text.replace("replicas: -2", "replicas: 4"),
    ],
    given: [/./, /# ! .*spec\.replicas: Invalid value: -2[^]*replicas: -2/],
    shows: [["+   replicas: 4"]],
    leaves: true,
  },
  {
    title: "another name is another object",
    line: "deploy",
    keys: "key e\nwait 1s\ndump",
    edits: [(text) => text.replace("  name: env-echgo\n", "  name: other\n"), (text) => text],
    given: [/./, /# ! metadata\.name was env-echgo and cannot be changed/],
    shows: [["Edit cancelled. What you wrote is kept in /state/drafts/"]],
    leaves: true,
  },
  {
    title: "a draft that was kept is offered the next time",
    line: "deploy",
    keys:
      "key e\nwait 1s\nkey Esc\nkey e\nwait 1s\ndump\nkey Right\nkey Enter\nwait 1s\ndump\nkey Enter\nwait 1s\ndump",
    edits: [more],
    shows: [["it never reached the cluster"], ["+   replicas: 3"], ["edited"]],
  },
];

for (const { title, line, keys, edits, shows, given, leaves, scenario } of editings) {
  Deno.test(`edit: ${title}`, async () => {
    const machine = new FakeMachine();
    const opened: string[] = [];
    machine.programs.set("vi", ([path]) => {
      const text = machine.files.get(path!)!;
      const edit = edits[opened.length];
      assert.ok(edit, `the editor opens once more:\n${text}`);
      opened.push(text);
      machine.files.set(path!, edit(text));
      return {};
    });
    const frames = await playBundled(keys, {
      line,
      machine,
      terminal: new FakeTerminal(),
      ...(scenario ? { scenario } : {}),
    });
    for (const [index, texts] of shows.entries()) {
      const frame = frames[index]!.join("\n");
      for (const text of texts) {
        assert.ok(typeof text === "string" ? frame.includes(text) : text.test(frame), `${text}\n${frame}`);
      }
    }
    given?.forEach((pattern, index) => assert.match(opened[index]!, pattern));
    assert.equal(opened.length, edits.length);
    assert.equal([...machine.files.keys()].length, leaves ? 1 : 0, [...machine.files.keys()].join());
  });
}

/** What happens to the object while it is edited, a key then, and what is on the screen. */
const meanwhile: {
  title: string;
  theirs: Record<string, unknown>;
  uid?: string;
  key?: string;
  shows: string[];
}[] = [
  { title: "nothing", theirs: {}, shows: ["Edit ConfigMap default/settings"] },
  { title: "another field", theirs: { other: "2" }, shows: ["Edit ConfigMap default/settings"] },
  {
    title: "the same field",
    theirs: { colour: "green" },
    shows: [
      "was changed while you edited it",
      "data.colour",
      "was    red",
      "yours  blue",
      "now    green",
      "/state/drafts/",
    ],
  },
  {
    title: "the same field, and mine is to count",
    theirs: { colour: "green" },
    key: "o",
    shows: ["Edit ConfigMap default/settings"],
  },
  {
    title: "the same field, and the editor again",
    theirs: { colour: "green" },
    key: "e",
    shows: ["Edit cancelled. What you wrote is kept in"],
  },
  {
    title: "another object of the same name",
    theirs: {},
    uid: "u2",
    shows: ["is another object by now", "kept in /state/drafts/"],
  },
];

for (const { title, theirs, uid = "u1", key, shows } of meanwhile) {
  Deno.test(`edit, and meanwhile ${title}`, async () => {
    const cluster = new FakeCluster().table("configmaps", "Name Data", [{
      namespace: "default",
      name: "settings",
      uid: "u1",
      cells: ["1"],
    }]);
    cluster.resources = cluster.resources.map((one) => ({ ...one, verbs: [...one.verbs, "patch"] }));
    const path = "/api/v1/namespaces/default/configmaps/settings";
    const object = (uid: string, data: Record<string, unknown>) => ({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "settings", namespace: "default", uid },
      data: { colour: "red", ...data },
    });
    cluster.objects.set(path, object("u1", {}));
    const machine = new FakeMachine();
    let again = "";
    machine.programs.set("vi", ([file]) => {
      const text = machine.files.get(file!)!;
      if (text.includes("colour: red")) machine.files.set(file!, text.replace("red", "blue"));
      else again = text;
      cluster.objects.set(path, object(uid, theirs));
      return {};
    });
    const options = { machine, terminal: new FakeTerminal(), line: "cm", columns: 200 };
    const explorer = await new ExplorerHarness(cluster, options).play("key e");
    await explorer.settle();
    if (key) await explorer.play(`key ${key}`);
    await explorer.settle();
    for (const text of shows) assert.ok(explorer.text.includes(text), `${text}\n${explorer.text}`);
    if (key === "e") {
      assert.match(again, /# ! Others have changed this meanwhile: data\.colour[^]*colour: blue/);
    }
    explorer.end();
  });
}
