import assert from "node:assert/strict";
import { debian } from "../../../src/simulator/images/debian.ts";
import { filesOf } from "../../../src/simulator/images/image_profile.ts";
import { programOfText } from "../../../src/simulator/images/program_files.ts";
import { runArgv } from "./machine.ts";

function container() {
  const files = filesOf(debian);
  const apt = (...words: string[]) => runArgv(["apt-get", ...words], { image: debian, files });
  return { files, apt };
}

Deno.test("packages are there after an update, with their programs", () => {
  const { files, apt } = container();
  const before = apt("install", "-y", "curl");
  assert.deepEqual([before.code, before.err], [100, "E: Unable to locate package curl\n"]);
  assert.match(
    apt("update").out,
    /^Get:1 http:\/\/mirror\.pequod\.lab\/debian bookworm InRelease \[151 kB\]\n/,
  );
  assert.ok(files.exists("/var/lib/apt/lists/lock"));
  const ran = apt("install", "-y", "--no-install-recommends", "curl");
  assert.equal(ran.code, 0);
  assert.match(
    ran.out,
    /^The following NEW packages will be installed:\n {2}curl libcurl4\n0 upgraded, 2 newly installed/m,
  );
  assert.match(ran.out, /^Setting up curl \(7\.88\.1-10\+deb12u12\) \.\.\.$/m);
  assert.ok(programOfText(files.read("/usr/bin/curl")!));
  assert.match(apt("install", "-y", "curl").out, /^curl is already the newest version/m);
  apt("remove", "-y", "curl");
  assert.equal(files.exists("/usr/bin/curl"), false);
});

const REFUSED: [words: string[], code: number, message: RegExp][] = [
  [["install", "-y", "nope"], 100, /^E: Unable to locate package nope\n$/],
  [["install", "curl"], 1, /^$/],
  [["fly"], 100, /^E: Invalid operation fly\n$/],
];

for (const [words, code, message] of REFUSED) {
  Deno.test(`apt-get ${words.join(" ")} ends with ${code}`, () => {
    const { apt } = container();
    apt("update");
    const ran = apt(...words);
    assert.equal(ran.code, code);
    assert.match(ran.err, message);
  });
}

Deno.test("only root may install", () => {
  const { files, apt } = container();
  files.uid = 1000;
  const ran = apt("update");
  assert.deepEqual([ran.code, /are you root\?/.test(ran.err)], [100, true]);
});
