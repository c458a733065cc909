import assert from "node:assert/strict";
import { filesOf } from "../../../src/simulator/images/image_profile.ts";
import { nodeImage } from "../../../src/simulator/images/node_image.ts";
import { runArgv } from "./machine.ts";

function project(text?: string) {
  const files = filesOf(nodeImage);
  if (text !== undefined) files.write("/app/package.json", text);
  const npm = (...words: string[]) => runArgv(["npm", ...words], { image: nodeImage, files, cwd: "/app" });
  return { files, npm };
}

const EXPRESS = JSON.stringify({
  name: "web",
  version: "1.2.0",
  scripts: { start: "echo started" },
  dependencies: { express: "^5.1.0" },
  devDependencies: { jest: "^30.0.0" },
});

Deno.test("what package.json names is installed", () => {
  const { files, npm } = project(EXPRESS);
  const { out, code } = npm("install", "--omit=dev");
  assert.deepEqual([code, out], [
    0,
    "\nadded 68 packages, and audited 69 packages in 2s\n\nfound 0 vulnerabilities\n",
  ]);
  assert.deepEqual(files.list("/app/node_modules"), ["express"]);
  assert.equal(npm("ci").code, 0);
  assert.deepEqual(files.list("/app/node_modules"), ["express", "jest"]);
  assert.match(npm("install").out, /^\nup to date, audited/);
});

Deno.test("a script runs in a shell", () => {
  assert.equal(project(EXPRESS).npm("start").out, "\n> web@1.2.0 start\n> echo started\n\nstarted\n");
});

Deno.test("a package that is named is written down", () => {
  const { files, npm } = project();
  assert.equal(npm("init", "-y").code, 0);
  npm("install", "express");
  assert.deepEqual(JSON.parse(files.read("/app/package.json")!).dependencies, { express: "^5.1.0" });
});

const ERRORS: [text: string | undefined, words: string[], code: number, message: RegExp][] = [
  [
    undefined,
    ["install"],
    254,
    /^npm error code ENOENT\nnpm error syscall open\nnpm error path \/app\/package\.json\n/,
  ],
  ["{", ["install"], 254, /^npm error code EJSONPARSE\n/],
  ["{}", ["ci"], 1, /can only install with an existing package-lock\.json/],
  ["{}", ["start"], 1, /^npm error Missing script: "start"\n/],
  ["{}", ["fly"], 1, /^Unknown command: "fly"\n/],
];

for (const [text, words, code, message] of ERRORS) {
  Deno.test(`npm ${words.join(" ")} in ${text ?? "an empty folder"} fails`, () => {
    const ran = project(text).npm(...words);
    assert.equal(ran.code, code);
    assert.match(ran.err, message);
  });
}
