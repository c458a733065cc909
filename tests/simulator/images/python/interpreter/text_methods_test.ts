import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "s = ' Hello, World '\nprint(s.strip().lower().split(', '), 'a-b'.replace('-', '+'), ','.join('ab'), 'x'.center(5, '*'), '7'.zfill(3), 'ab'.startswith(('x', 'a')))",
    "['hello', 'world'] a+b a,b **x** 007 True\n",
  ],
  [
    "print('{} {1} {n:>3}'.format('a', 'b', n=1) if False else '{0} {1} {n:>3}'.format('a', 'b', n=1), 'é'.encode(), b'hi'.decode())",
    "a b   1 b'\\xc3\\xa9' hi\n",
  ],
]);

testFailures([
  ["','.join([1])", "TypeError: sequence item 0: expected str instance, int found"],
  ["'a'.index('z')", "ValueError: substring not found"],
]);
