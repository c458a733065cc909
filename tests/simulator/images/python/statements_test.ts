import assert from "node:assert/strict";
import { python } from "../../../../src/simulator/images/python.ts";
import { statementsOf } from "../../../../src/simulator/images/python/statements.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { runArgv } from "../machine.ts";

function script(text: string) {
  const files = filesOf(python);
  files.write("/app.py", text);
  return runArgv(["python3", "/app.py"], { image: python, files, env: python.env });
}

/** Scripts and what Python 3.13 prints. */
const PRINTED: [script: string, out: string][] = [
  ["x = 2\nx += 3\nprint(x)\n", "5\n"],
  ["for n in range(3):\n    print(n, end=' ')\nprint()\n", "0 1 2 \n"],
  ["n = 10\nwhile n > 0:\n    n -= 4\n    if n < 3:\n        break\nprint(n)\n", "2\n"],
  ["if 0:\n  print('a')\nelif 1:\n  print('b')\nelse:\n  print('c')\n", "b\n"],
  ["def add(x, y):\n    return x + y\n\nprint(add(2, 3))\n", "5\n"],
  [
    "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\nprint(fib(10))\n",
    "55\n",
  ],
  ["import os, sys\nif __name__ == '__main__':\n    print(len(sys.argv), os.getcwd())\n", "1 /\n"],
  ["from math import sqrt\nprint(sqrt(9))\n", "3.0\n"],
  ["items = [\n  1,\n  2,\n]\na, b = items\nprint(a + b)\n", "3\n"],
  ["x = {'a;b': 1}; print(x['a;b']); print('#')\n", "1\n#\n"],
  ["for k, v in {'a': 1}.items(): print(k, v)\n", "a 1\n"],
];

for (const [text, out] of PRINTED) {
  Deno.test(JSON.stringify(text), () => {
    const ran = script(text);
    assert.deepEqual([ran.out, ran.err, ran.code], [out, "", 0]);
  });
}

const FAILED: [script: string, err: RegExp, code: number][] = [
  [
    "x = 1\nprint(y)\n",
    /File "\/app\.py", line 2, in <module>\n {4}print\(y\)\nNameError: name 'y' is not defined\n$/,
    1,
  ],
  ["raise ValueError('no')\n", /ValueError: no\n$/, 1],
  ["import sys\nsys.exit(3)\n", /^$/, 3],
  ["exit('bye')\n", /^bye\n$/, 1],
  ["class A:\n    pass\n", /NotImplementedError: class is not known to this simulated python\n$/, 1],
  ["import json\n", /NotImplementedError: the module json is not known/, 1],
];

for (const [text, err, code] of FAILED) {
  Deno.test(JSON.stringify(text), () => {
    const ran = script(text);
    assert.match(ran.err, err);
    assert.equal(ran.code, code);
  });
}

Deno.test("a function may wait, and a loop that never does keeps nobody waiting", () => {
  const waited = script(
    "import time\ndef main():\n    for n in range(2):\n        time.sleep(1.5)\nmain()\n",
  );
  assert.deepEqual([waited.code, waited.ms], [0, 3000]);
  assert.ok(script("n = 0\nwhile n < 5000:\n    n += 1\n").ms > 0);
});

Deno.test("the prompt shows values, and goes on after a mistake", () => {
  const ran = runArgv(["python3"], {
    image: python,
    env: python.env,
    tty: true,
    stdin: [
      "1 + 1\n",
      "x = 'a'\n",
      "x\n",
      "nope\n",
      "for n in range(2):\n",
      "    print(n)\n",
      "\n",
      "exit()\n",
    ],
  });
  assert.match(
    ran.out,
    /^Python 3\.13\.5 .*\nType "help".*\n>>> 2\n>>> >>> 'a'\n>>> >>> \.\.\. \.\.\. 0\n1\n>>> $/,
  );
  assert.match(ran.err, /NameError: name 'nope' is not defined\n$/);
  assert.equal(ran.code, 0);
});

Deno.test("lines fall into blocks", () => {
  const [first, second] = statementsOf("if a:\n    b\n    c\nd  # note\n");
  assert.deepEqual([first!.body.map(({ text }) => text), second!.line], [["b", "c"], 4]);
});
