import { bashTests } from "./bash.ts";

bashTests([
  ["A=1 printenv A; echo $A", "1\n\n"],
  ['f() { echo "$1-$#"; return 3; }; f a b; echo $?', "a-2\n3\n"],
  ["f() { local x=2; echo $x; }; x=1; f; echo $x", "2\n1\n"],
  ["echo a > f; cat f <(echo b)", "a\nb\n"],
]);
