import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { python } from "../../../../src/simulator/images/python.ts";
import { SITE_PACKAGES } from "../../../../src/simulator/images/python_packages.ts";
import { ask, runArgv } from "../machine.ts";

const HEAD = "from flask import Flask\n";
const NAMED = (name: string) => `${name} = Flask("x")\n${name}.route("/")(lambda: "${name}")\n`;

const MODULES: [text: string, words: string[], body: string][] = [
  [HEAD + NAMED("other") + NAMED("app"), [], "app"],
  [HEAD + NAMED("other"), [], "other"],
  [HEAD + NAMED("app") + NAMED("two"), ["--app", "app:two"], "two"],
  [
    `${HEAD}def create_app():\n    app = Flask("x")\n    app.route("/")(lambda: "made")\n    return app\n`,
    [],
    "made",
  ],
  [`${HEAD}${NAMED("app")}app.run(port=1)\n`, [], "app"],
];

for (const [text, words, body] of MODULES) {
  Deno.test(`flask run finds ${body} in ${JSON.stringify(text)}`, () => {
    const files = filesOf(python);
    files.makeFolder(`${SITE_PACKAGES}/flask`);
    files.write("/src/app.py", text);
    const ran = runArgv(["python", "-m", "flask", ...words, "run"], { image: python, files, cwd: "/src" });
    assert.equal(ask(ran, 5000).body, body);
  });
}

Deno.test("a module that fails is told, and one without an application refused", () => {
  const files = filesOf(python);
  files.makeFolder(`${SITE_PACKAGES}/flask`);
  const run = (text: string) => {
    files.write("/src/app.py", text);
    return runArgv(["python", "-m", "flask", "run"], { image: python, files, cwd: "/src" });
  };
  assert.match(run("a = 1 / 0\n").err, /\nZeroDivisionError: division by zero\n/);
  assert.match(run("a = 1\n").err, /Failed to find Flask application or factory in module 'app'\.\n$/);
});
