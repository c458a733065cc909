import { bashTests } from "./bash.ts";

bashTests([
  ['a=(1 "2 3" [5]=x); echo ${#a[@]} ${!a[@]}', "3 0 1 5\n"],
  ["x=1; x+=2; echo $x", "12\n"],
  ['set -x; x="a b"', "+ x='a b'\n"],
]);
