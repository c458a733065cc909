import assert from "node:assert/strict";
import { python } from "../../../src/simulator/images/python.ts";
import { runArgv } from "./machine.ts";

const CASES: [argv: string[], out: string, err: string, code: number][] = [
  [["python", "-c", "print('hi', 2+3)"], "hi 5\n", "", 0],
  [["python3", "-c", "import os; print(os.environ['X'])"], "1\n", "", 0],
  [["python", "-c", "import sys\nsys.exit(3)"], "", "", 3],
  [["python", "--version"], "Python 3.13.5\n", "", 0],
  [["python", "-m", "nope"], "", "/usr/local/bin/python: No module named nope\n", 1],
  [
    ["python", "-c", "open('x')"],
    "",
    'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n' +
    "    open('x')\n    ~~~~^^^^^\nFileNotFoundError: [Errno 2] No such file or directory: 'x'\n",
    1,
  ],
];

for (const [argv, out, err, code] of CASES) {
  Deno.test(argv.join(" "), () => {
    const ran = runArgv(argv, { image: python, env: { ...python.env, X: "1" } });
    assert.deepEqual([ran.out, ran.err, ran.code], [out, err, code]);
  });
}

Deno.test("http.server lists a folder and serves its files", () => {
  const ran = runArgv(["python", "-m", "http.server", "9000"], {
    image: python,
    env: python.env,
    cwd: "/etc",
  });
  const ask = (path: string) =>
    ran.ports.get(9000)!({ method: "GET", path, headers: {}, body: "", from: "10.0.0.1" });
  assert.match(ask("/").body, /<li><a href="passwd">passwd<\/a><\/li>/);
  assert.match(ask("/passwd").body, /^root:/);
  assert.equal(ask("/nope").status, 404);
  assert.equal(ask("/../etc/passwd").status, 404);
});

for (const words of [["--bind", "127.0.0.1"], ["-b", "127.0.0.1"], ["--bind=127.0.0.1"]]) {
  Deno.test(`http.server ${words.join(" ")} tells where it listens`, () => {
    const argv = ["python", "-m", "http.server", ...words, "9000"];
    const ran = runArgv(argv, { image: python, env: python.env });
    assert.match(
      ran.out,
      /^Serving HTTP on 127\.0\.0\.1 port 9000 \(http:\/\/127\.0\.0\.1:9000\/\) \.\.\.\n/,
    );
    assert.deepEqual([...ran.ports.keys()], [9000]);
  });
}
