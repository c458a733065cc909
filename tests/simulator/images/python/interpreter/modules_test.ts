import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "import random\ndef row(seed):\n    random.seed(seed)\n    return [random.randint(0, 999) for _ in range(5)]\n" +
    "print(row(42) == row(42), row(42) == row('42'), row(1) == row(2))",
    "True False False\n",
  ],
  [
    "import os, sys, socket, platform\nprint(os.getcwd(), os.path.join('a', 'b'), sys.argv, socket.gethostname(), platform.system(), os.environ.get('NOPE', 'x'))",
    "/app a/b ['a.py'] box Linux x\n",
  ],
  [
    "import os\nos.makedirs('d/e')\nprint(os.listdir('d'), os.path.isdir('d/e'), os.path.splitext('a.tar.gz'))",
    "['e'] True ('a.tar', '.gz')\n",
  ],
  [
    "import random\nprint(0 <= random.random() < 1, 1 <= random.randint(1, 6) <= 6, random.choice([5]))",
    "True True 5\n",
  ],
]);

testFailures([
  ["import os\nos.remove('/nope')", "FileNotFoundError: [Errno 2] No such file or directory: '/nope'"],
  ["import os\nos.listdir('/nope')", "FileNotFoundError: [Errno 2] No such file or directory: '/nope'"],
]);

testScripts([
  [
    "import os.path as p\nimport os\nprint(p.expanduser('~/a'), p.expanduser('~b'), p.expanduser('a~') == 'a~')",
    "/root/a ~b True\n",
  ],
]);
