import assert from "node:assert/strict";
import type { HttpAnswer } from "../../../../src/simulator/host/process.ts";
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
