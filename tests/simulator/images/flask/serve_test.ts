import assert from "node:assert/strict";
import type { HttpAnswer } from "../../../../src/simulator/host/process.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { python } from "../../../../src/simulator/images/python.ts";
import { SITE_PACKAGES } from "../../../../src/simulator/images/python_packages.ts";
import { runArgv } from "../machine.ts";
import { serveApp } from "./flask_server.ts";

Deno.test("a view that waits answers later", async () => {
  const { advance, ask } = serveApp(
    'import time\nfrom flask import Flask\napp = Flask(__name__)\n@app.route("/slow")\ndef slow():\n' +
      '    time.sleep(2)\n    return "late"\n@app.route("/")\ndef quick():\n    return "now"\napp.run(host="0.0.0.0")\n',
  );
  const slow = ask("/slow");
  assert.ok(slow as unknown instanceof Promise);
  assert.equal(ask("/").body, "now");
  let late: HttpAnswer | undefined;
  const told = Promise.resolve(slow).then((answer) => late = answer);
  advance(1900);
  await Promise.resolve();
  assert.equal(late, undefined);
  advance(200);
  assert.equal((await told).body, "late");
});

Deno.test("Ctrl-C ends the server, and what stands below app.run() is run", () => {
  const files = filesOf(python);
  files.makeFolder(`${SITE_PACKAGES}/flask`);
  files.write("/src/app.py", "from flask import Flask\nFlask('x').run()\nprint('after')\n");
  const argv = ["timeout", "--preserve-status", "-s", "INT", "1", "python", "app.py"];
  const ran = runArgv(argv, { image: python, files, cwd: "/src", env: { ...python.env } });
  assert.deepEqual([ran.code, ran.out.split("\n").at(-2)], [0, "after"]);
});
