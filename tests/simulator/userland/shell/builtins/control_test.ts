import { bashTests } from "../bash.ts";

bashTests([
  ['eval "echo a; echo b"', "a\nb\n"],
  ['echo "echo in \\$1; return 3" > s; . ./s x; echo $?', "in x\n3\n"],
  ["exec echo replaced; echo never", "replaced\n"],
  ["for i in 1 2; do for j in 1 2; do continue 2; done; done; echo $i$j", "21\n"],
  ["exit abc", "exit: abc: numeric argument required\n", 2],
  ["break; shift 5; echo $?", "1\nbreak: only meaningful in a `for', `while', or `until' loop\n"],
]);
