import { bashTests } from "./bash.ts";

bashTests([
  ['echo ${#} ${#x} ${##} "${x:-"q }"}"', "0 0 1 q }\n"],
  ["echo ${x y}; echo never", "${x y}: bad substitution\n", 1],
  ["a=(1 2); i=1; echo ${a[i]} ${a[$i]} ${#a[@]}", "2 2 2\n"],
]);
