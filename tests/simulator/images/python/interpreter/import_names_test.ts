import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "import os.path\nfrom math import sqrt as root, pi\nimport json as j\nprint(os.path.sep, root(4), round(pi, 2), j.dumps([]))",
    "/ 2.0 3.14 []\n",
  ],
]);

testFailures([
  [
    "from os import nope",
    "ImportError: cannot import name 'nope' from 'os' (/usr/local/lib/python3.13/os.py)",
  ],
]);
