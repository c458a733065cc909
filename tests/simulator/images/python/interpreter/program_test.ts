import assert from "node:assert/strict";
import { filesOf } from "../../../../../src/simulator/images/image_profile.ts";
import { python } from "../../../../../src/simulator/images/python.ts";
import { runArgv } from "../../machine.ts";
import { runPython, testFailures } from "./run_script.ts";

Deno.test("a program ends with its code", () => {
  assert.deepEqual(runPython("import sys\nprint('a')\nsys.exit(3)"), { out: "a\n", err: "", code: 3 });
  assert.deepEqual(runPython("raise SystemExit('why')"), { out: "", err: "why\n", code: 1 });
});

testFailures([
  ["import nope", "ModuleNotFoundError: No module named 'nope'"],
  ["import ctypes", "NotImplementedError: the module ctypes is not known to this simulated python"],
  ["from math import nope", "ImportError: cannot import name 'nope' from 'math' (unknown location)"],
]);

Deno.test("what fails in a module is shown there, and what fails in the script in the script", () => {
  const files = filesOf(python);
  files.write("/app/other.py", "class Lost(Exception):\n    pass\n\ndef run(call):\n    return call()\n");
  files.write("/app/a.py", "import other\n\ndef own():\n    raise other.Lost('x')\n\nother.run(own)\n");
  const { err } = runArgv(["python", "a.py"], { image: python, files, cwd: "/app", env: {} });
  assert.equal(
    err,
    'Traceback (most recent call last):\n  File "/app/a.py", line 6, in <module>\n    other.run(own)\n' +
      '    ~~~~~~~~~^^^^^\n  File "/app/other.py", line 5, in run\n    return call()\n           ~~~~^^\n' +
      "  File \"/app/a.py\", line 4, in own\n    raise other.Lost('x')\nother.Lost: x\n",
  );
});

Deno.test("a module that is no Python is shown itself", () => {
  const files = filesOf(python);
  files.write("/app/other.py", "a = 1\nb = = 2\n");
  files.write("/app/a.py", "\nimport other\n");
  const { err } = runArgv(["python", "a.py"], { image: python, files, cwd: "/app", env: {} });
  assert.match(err, /File "\/app\/other\.py", line 2\n {4}b = = 2\n[^]*SyntaxError: invalid syntax\n$/);
});

const INTERRUPTED: [script: string, out: string, err: RegExp, code: number][] = [
  [
    "import signal, sys, time\ndef end(number, frame):\n    print('got', number)\n    sys.exit(3)\n" +
    "signal.signal(signal.SIGINT, end)\ntime.sleep(9)\n",
    "got 2\n",
    /^$/,
    3,
  ],
  [
    "import signal, time\nstart = time.time()\nsignal.signal(signal.SIGINT, lambda *_: print('on'))\n" +
    "time.sleep(3)\nprint(round(time.time() - start))\n",
    "on\n3\n",
    /^$/,
    0,
  ],
  [
    "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ntime.sleep(3)\nprint('done')\n",
    "done\n",
    /^$/,
    0,
  ],
  [
    "import time\ntry:\n    time.sleep(9)\nexcept KeyboardInterrupt:\n    print('stopped')\n",
    "stopped\n",
    /^$/,
    0,
  ],
  [
    "import time\ntry:\n    time.sleep(9)\nfinally:\n    print('last')\n",
    "last\n",
    /line 3, in <module>\n {4}time\.sleep\(9\)\n[^]*\nKeyboardInterrupt\n$/,
    130,
  ],
];

for (const [script, out, err, code] of INTERRUPTED) {
  Deno.test(`interrupted: ${script}`, () => {
    const files = filesOf(python);
    files.write("/app/a.py", script);
    const argv = ["timeout", "--preserve-status", "-s", "INT", "1", "python", "a.py"];
    const ran = runArgv(argv, { image: python, files, cwd: "/app", env: { ...python.env } });
    assert.deepEqual([ran.out, ran.code], [out, code]);
    assert.match(ran.err, err);
  });
}
