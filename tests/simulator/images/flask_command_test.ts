import assert from "node:assert/strict";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { filesOf } from "../../../src/simulator/images/image_profile.ts";
import { python } from "../../../src/simulator/images/python.ts";
import { ask, runArgv, START_MS } from "./machine.ts";

const APP = `from flask import Flask
app = Flask(__name__)

@app.route("/")
def hello_world():
    return "Hello World!"

if __name__ == "__main__":
    app.run(host="0.0.0.0")
`;

function container(app: string) {
  const files = filesOf(python, () => START_MS);
  files.write("/src/app.py", app);
  return files;
}

Deno.test("an application says where it runs, and what it was asked", () => {
  const files = container(APP);
  runArgv(["pip", "install", "flask"], { image: python, files });
  const ran = runArgv(["python", "app.py"], { image: python, files, cwd: "/src" });
  assert.equal(ran.code, undefined);
  assert.equal(ran.out, " * Serving Flask app 'app'\n * Debug mode: off\n");
  assert.match(
    ran.err,
    / \* Running on all addresses \(0\.0\.0\.0\)\n \* Running on http:\/\/127\.0\.0\.1:5000\n/,
  );
  assert.match(ran.err, /\nPress CTRL\+C to quit\n$/);
  const { status, body } = ask(ran, 5000);
  assert.deepEqual([status, body], [200, "Hello World!"]);
});

Deno.test("without Flask it does not start", () => {
  const ran = runArgv(["python", "app.py"], { image: python, files: container(APP), cwd: "/src" });
  assert.equal(
    ran.err,
    'Traceback (most recent call last):\n  File "/src/app.py", line 1, in <module>\n' +
      "    from flask import Flask\nModuleNotFoundError: No module named 'flask'\n",
  );
  assert.equal(ran.code, 1);
});

const debugCases: [title: string, app: string, env: Record<string, string>, isDebug: boolean][] = [
  ["by an argument", APP.replace('0.0.0.0"', '0.0.0.0", debug=True'), {}, true],
  ["by the environment", APP, { FLASK_DEBUG: "1" }, true],
  ["against the environment", APP.replace('0.0.0.0"', '0.0.0.0", debug=False'), { FLASK_DEBUG: "1" }, false],
  ["not at 0", APP, { FLASK_DEBUG: "0" }, false],
  ["not unasked", APP, {}, false],
];

for (const [title, app, env, isDebug] of debugCases) {
  Deno.test(`in debug mode a changed file is served anew: ${title}`, () => {
    const files = container(app);
    runArgv(["pip", "install", "flask"], { image: python, files });
    const ran = runArgv(["python", "app.py"], { image: python, files, cwd: "/src", env });
    files.write("/src/app.py", files.read("/src/app.py")!.replace("Hello World!", "New"));
    assert.equal(ask(ran, 5000).body, isDebug ? "New" : "Hello World!");
  });
}

const brokenCases: [title: string, argv: string[], code: number | undefined][] = [
  ["app.run() ends", ["python", "app.py"], 1],
  ["flask run waits for the next one", ["python", "-m", "flask", "run"], undefined],
];

for (const [title, argv, code] of brokenCases) {
  Deno.test(`after a change that cannot be loaded ${title}`, async () => {
    const files = container(APP);
    runArgv(["pip", "install", "flask"], { image: python, files });
    const queue = new EventQueue(START_MS);
    const ran = runArgv(argv, { image: python, files, cwd: "/src", env: { FLASK_DEBUG: "1" }, queue });
    files.write("/src/app.py", APP.replace("return", "retrun"));
    assert.equal((await ask(ran, 5000)).status, 0);
    queue.advance(0);
    assert.match(ran.err, /SyntaxError: invalid syntax\n$/);
    assert.equal(ran.code, code);
  });
}

Deno.test("flask run finds the application, or says that there is none", () => {
  const files = container(APP);
  runArgv(["pip", "install", "flask"], { image: python, files });
  const run = (words: string[]) =>
    runArgv(["python", "-m", "flask", ...words], { image: python, files, cwd: "/src" });
  assert.equal(ask(run(["run", "--port", "8000"]), 8000).status, 200);
  const failed = run(["--app", "other", "run"]);
  assert.deepEqual([failed.code, /Could not locate a Flask application/.test(failed.err)], [2, true]);
});
