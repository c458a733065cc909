import { bashTests } from "../bash.ts";

bashTests([
  ["[ a = a -a ! -e /nosuch ] && echo yes", "yes\n"],
  ["[ 1 -eq a ]", "[: a: integer expression expected\n", 2],
  ["[ a", "[: missing `]'\n", 2],
  ["test a b c", "test: b: binary operator expected\n", 2],
]);
