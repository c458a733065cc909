import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "with open('x', 'w') as f:\n  f.write('a\\nb\\n')\nwith open('x', 'a') as f: print('c', file=f)\nfor line in open('x'): print(line.strip())\nprint(open('x').read(), end='')",
    "a\nb\nc\na\nb\nc\n",
  ],
]);

testFailures([
  ["open('/nope')", "FileNotFoundError: [Errno 2] No such file or directory: '/nope'"],
  ["open('/etc')", "IsADirectoryError: [Errno 21] Is a directory: '/etc'"],
  ["f = open('x', 'w')\nf.close()\nf.write('a')", "ValueError: I/O operation on closed file."],
]);
