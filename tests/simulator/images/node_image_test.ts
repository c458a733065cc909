import assert from "node:assert/strict";
import { filesOf } from "../../../src/simulator/images/image_profile.ts";
import { loadNode, nodeImage } from "../../../src/simulator/images/node_image.ts";
import { ask, runArgv } from "./machine.ts";

Deno.test.beforeEach(loadNode);

const CASES: [argv: string[], out: string, err: string | RegExp, code: number][] = [
  [["node", "-e", "console.log('hi')"], "hi\n", "", 0],
  [["node", "-e", "console.log(process.env.X); process.exit(2)"], "1\n", "", 2],
  [["docker-entrypoint.sh", "node", "-v"], "v22.17.0\n", "", 0],
  [["docker-entrypoint.sh", "sh", "-c", "echo hi"], "hi\n", "", 0],
  [["node", "-p", "[1, {a: 'b'}]"], "[ 1, { a: 'b' } ]\n", "", 0],
  [["node", "-e", "console.error(1)"], "", "1\n", 0],
  [["node", "--nope"], "", "node: bad option: --nope\n", 9],
  [
    ["node", "-e", "null.x"],
    "",
    /^\[eval\]:1\nnull\.x\n.*\^\n\nTypeError: Cannot read properties of null \(reading 'x'\)\n {4}at \[eval\]:1:\d+\n[^]*\nNode\.js v22\.17\.0\n$/,
    1,
  ],
  [
    ["node", "-e", "console.log(x y)"],
    "",
    /^\[eval\]:1\nconsole\.log\(x y\)\n +\^\n\nSyntaxError: missing \) after argument list\n/,
    1,
  ],
  [
    ["node", "missing.js"],
    "",
    /^node:internal\/modules\/cjs\/loader:\d+\n {2}throw err;\n {2}\^\n\nError: Cannot find module '\/missing\.js'\n[^]*code: 'MODULE_NOT_FOUND',\n {2}requireStack: \[\]\n\}\n\nNode\.js/,
    1,
  ],
  [
    [
      "node",
      "-e",
      "setTimeout(() => console.log(2), 20); setTimeout(console.log, 10, 1); process.nextTick(() => console.log(0))",
    ],
    "0\n1\n2\n",
    "",
    0,
  ],
  [["node", "-e", "while (true) {}"], "", "", undefined as unknown as number],
  [
    ["node", "-e", "const all = []; while (true) all.push('x'.repeat(9999) + all.length)"],
    "",
    /JavaScript heap out of memory\n$/,
    134,
  ],
  [
    ["node", "-e", "const t = Date.now(); while (Date.now() - t < 500); console.log('done')"],
    "done\n",
    "",
    0,
  ],
];

for (const [argv, out, err, code] of CASES) {
  Deno.test(argv.join(" "), () => {
    const ran = runArgv(argv, { image: nodeImage, env: { ...nodeImage.env, X: "1" } });
    assert.deepEqual([ran.out, ran.code], [out, code]);
    if (typeof err === "string") assert.equal(ran.err, err);
    else assert.match(ran.err, err);
  });
}

function serve(source: string, files = filesOf(nodeImage)) {
  files.write("/app/app.js", source);
  return runArgv(["node", "app.js"], { image: nodeImage, files, cwd: "/app" });
}

Deno.test("a server answers on its port, and goes on", () => {
  const ran = serve(`
    const http = require("http");
    http.createServer((req, res) => res.end("hello " + req.url)).listen(3000, () => console.log("up"));
  `);
  assert.deepEqual([ran.out, ran.code], ["up\n", undefined]);
  const answer = ask(ran, 3000, "/ahab");
  assert.deepEqual([answer.status, answer.body], [200, "hello /ahab"]);
  assert.equal(answer.headers["Content-Length"], "11");
});

Deno.test("an answer that takes its time is promised", () => {
  const ran = serve(`require("http").createServer((q, res) => setTimeout(() => res.end("x"), 9)).listen(80)`);
  assert.ok(ask(ran, 80) as unknown instanceof Promise);
});

Deno.test("express is there when npm has installed it", () => {
  const files = filesOf(nodeImage);
  files.write("/app/package.json", JSON.stringify({ name: "web", dependencies: { express: "^5.1.0" } }));
  runArgv(["npm", "install"], { image: nodeImage, files, cwd: "/app" });
  const ran = serve(
    `const express = require("express");
     const app = express();
     app.param("ship", (req, res, next, name) => {
       if (name === "none") return next(new Error("no such ship"));
       req.ship = name.toUpperCase();
       next();
     });
     app.get("/users/:id", (req, res) => res.json({ id: req.params.id, q: req.query.q }));
     app.get("/ships/:ship", (req, res, next) => next());
     app.get("/ships/:ship", (req, res) => res.append("Vary", "A").append("Vary", "B").send(req.ship));
     app.get("/out", (req, res) => res.clearCookie("sid").end());
     app.listen(3000);`,
    files,
  );
  assert.equal(ran.err, "");
  assert.equal(ask(ran, 3000, "/users/7?q=a").body, '{"id":"7","q":"a"}');
  assert.equal(ask(ran, 3000, "/nope").status, 404);
  const ship = ask(ran, 3000, "/ships/pequod");
  assert.deepEqual([ship.body, ship.headers["Vary"]], ["PEQUOD", "A, B"]);
  assert.equal(ask(ran, 3000, "/ships/none").status, 500);
  assert.equal(ask(ran, 3000, "/users/%zz").status, 400);
  assert.match(ask(ran, 3000, "/out").headers["Set-Cookie"] ?? "", /^sid=; .*1970/);
});

Deno.test("the prompt shows values", () => {
  const ran = runArgv(["node"], {
    image: nodeImage,
    tty: true,
    stdin: [
      "1 + 1\n",
      "const a = {b: 'c'}\n",
      "a\n",
      "foo\n",
      "function f() {\n",
      "return 3 }\n",
      "f()\n",
      ".exit\n",
    ],
  });
  assert.equal(
    ran.out,
    'Welcome to Node.js v22.17.0.\nType ".help" for more information.\n' +
      "> 2\n> undefined\n> { b: 'c' }\n> Uncaught ReferenceError: foo is not defined\n> ... undefined\n> 3\n> ",
  );
  assert.equal(ran.code, 0);
});
