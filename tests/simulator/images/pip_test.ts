import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { filesOf } from "../../../src/simulator/images/image_profile.ts";
import { python } from "../../../src/simulator/images/python.ts";
import { SITE_PACKAGES } from "../../../src/simulator/images/python_packages.ts";
import { runArgv } from "./machine.ts";

function pip(words: string[], files: FileTree = filesOf(python)) {
  return { ...runArgv(["pip", ...words], { image: python, env: python.env, files }), files };
}

Deno.test("a requirement is collected with what it needs, and lies in site-packages", () => {
  const files = filesOf(python);
  files.write("/requirements.txt", "# web\nflask\n");
  const { out, err, code, ms } = pip(["install", "-r", "requirements.txt"], files);
  assert.equal(code, 0);
  assert.match(
    out,
    /^Collecting flask \(from -r requirements\.txt \(line 2\)\)\n {2}Downloading flask-3\.1\.1-py3-none-any\.whl\.metadata \(\d\.\d kB\)\n/,
  );
  assert.match(out, /^Collecting werkzeug>=3\.1\.0 \(from flask->-r requirements\.txt \(line 2\)\)$/m);
  assert.match(out, /^Downloading markupsafe-3\.0\.2-cp313-cp313-manylinux/m);
  assert.match(
    out,
    /\nSuccessfully installed blinker-1\.9\.0 click-8\.2\.1 flask-3\.1\.1 itsdangerous-2\.2\.0 jinja2-3\.1\.6 MarkupSafe-3\.0\.2 werkzeug-3\.1\.3\n$/,
  );
  assert.match(
    out,
    /^Installing collected packages: MarkupSafe, werkzeug, jinja2, itsdangerous, click, blinker, flask$/m,
  );
  assert.match(err, /^WARNING: Running pip as the 'root' user/);
  assert.ok(files.isFolder(`${SITE_PACKAGES}/flask`) && files.exists("/usr/local/bin/flask"));
  assert.ok(ms > 500, `${ms}`);
});

Deno.test("what is installed is not installed again, is listed, and can be taken away", () => {
  const { files } = pip(["install", "six==1.16.0"]);
  assert.match(
    pip(["install", "six"], files).out,
    /^Requirement already satisfied: six in .*site-packages \(1\.16\.0\)\n$/,
  );
  assert.equal(pip(["freeze"], files).out, "six==1.16.0\n");
  assert.equal(
    pip(["list"], files).out,
    "Package Version\n------- -------\npip     25.1.1\nsix     1.16.0\n",
  );
  assert.match(pip(["uninstall", "-y", "six"], files).out, /Successfully uninstalled six-1\.16\.0/);
  assert.equal(pip(["freeze"], files).out, "");
});

const ERRORS: [words: string[], message: RegExp][] = [
  [
    ["install", "nope-nope"],
    /^ERROR: Could not find a version that satisfies the requirement nope-nope \(from versions: none\)\nERROR: No matching distribution found for nope-nope\n$/,
  ],
  [
    ["install", "-r", "r.txt"],
    /^ERROR: Could not open requirements file: \[Errno 2\] No such file or directory: 'r\.txt'\n$/,
  ],
  [["install"], /You must give at least one requirement/],
  [["install", "=x"], /^ERROR: Invalid requirement: '=x'/],
  [["fly"], /^ERROR: unknown command "fly"\n$/],
];

for (const [words, message] of ERRORS) {
  Deno.test(`pip ${words.join(" ")} fails`, () => {
    const { err, code } = pip(words);
    assert.match(err, message);
    assert.equal(code, 1);
  });
}
