import assert from "node:assert/strict";
import { takeAssets } from "../../../src/lessons/killercoda/scenario_assets.ts";

const texts: Record<string, string> = {
  "assets/a.yaml": "a",
  "assets/b.yaml": "b",
  "assets/deep/c.yaml": "c",
  "assets/lesson.md": "another's",
  "assets/logo.png": "\0PNG",
  "assets/run.sh": "ls",
  "assets/two words;.sh": "ls",
  "assets/li\nne": "ls",
};
const files = {
  prefix: "s/",
  paths: Object.keys(texts),
  read: (path: string) => Promise.resolve(texts[path]!),
};

const cases: [
  name: string,
  asset: { file: string; target: string; isRun?: boolean },
  paths: string[],
  remark?: RegExp,
][] = [
  ["a file for the home folder", { file: "a.yaml", target: "/root" }, ["a.yaml"]],
  ["files for a folder in it", { file: "*.yaml", target: "~/m/" }, ["m/a.yaml", "m/b.yaml"]],
  ["files of all folders", { file: "**/*.yaml", target: "/root" }, ["a.yaml", "b.yaml", "deep/c.yaml"]],
  [
    "a folder of the machine",
    { file: "a.yaml", target: "/opt" },
    ["a.yaml"],
    /assets for \/opt lie in the home folder/,
  ],
  [
    "a way out of the home folder",
    { file: "a.yaml", target: "/root/../../etc" },
    ["a.yaml"],
    /lie in the home folder/,
  ],
  [
    "a way out as Windows writes it",
    { file: "a.yaml", target: "~/..\\..\\x" },
    ["a.yaml"],
    /lie in the home folder/,
  ],
  [
    "a name that would be a line of the lesson's own",
    { file: "li*", target: "~" },
    [],
    /"li\\nne" has control characters in its name/,
  ],
  [
    "a file with the name of the lesson's text",
    { file: "lesson.md", target: "~" },
    [],
    /assets\/lesson\.md has the name of the lesson's own text/,
  ],
  [
    "a file with the name of the lesson's text, by a detour",
    { file: "lesson.md", target: "~/.//" },
    [],
    /assets\/lesson\.md has the name of the lesson's own text/,
  ],
  ["a folder with that name", { file: "a.yaml", target: "~/lesson.md/x" }, [], /the lesson's own text/],
  ["a folder by a detour", { file: "a.yaml", target: "~/./x//y/." }, ["x/y/a.yaml"]],
  [
    "a hidden folder",
    { file: "a.yaml", target: "~/.kube" },
    [],
    /assets\/a\.yaml would be hidden, at \.kube\/a\.yaml, and hidden files are no part of a lesson/,
  ],
  ["a file that is not there", { file: "x", target: "~" }, [], /there is no file assets\/x/],
  ["a file that is no text", { file: "logo.png", target: "~" }, [], /assets\/logo\.png is no text/],
];

for (const [name, asset, paths, remark] of cases) {
  Deno.test(`assets: ${name}`, async () => {
    const found = await takeAssets([{ isRun: false, ...asset }], files);
    assert.deepEqual([...found.files.keys()], paths);
    if (remark) assert.match(found.remarks.map(({ text }) => text).join("\n"), remark);
    else assert.deepEqual(found.remarks, []);
  });
}

Deno.test("assets: a file and a folder of the same name are not both taken", async () => {
  const whole = { file: "a.yaml", target: "~/m", isRun: false };
  const below = { file: "b.yaml", target: "~/m/a.yaml", isRun: false };
  for (const [assets, kept] of [[[whole, below], "m/a.yaml"], [[below, whole], "m/a.yaml/b.yaml"]] as const) {
    const found = await takeAssets(assets, files);
    assert.deepEqual([...found.files.keys()], [kept]);
    assert.match(found.remarks[0]!.text, /would lie where a folder of other files is/);
  }
});

Deno.test("assets: a program can be run", async () => {
  const { commands } = await takeAssets([{ file: "run.sh", target: "~/bin", isRun: true }], files);
  assert.deepEqual(commands, ["chmod +x ~/bin/run.sh"]);
  const odd = await takeAssets([{ file: "two*", target: "~", isRun: true }], files);
  assert.deepEqual(odd.commands, ["chmod +x ~/'two words;.sh'"]);
});
