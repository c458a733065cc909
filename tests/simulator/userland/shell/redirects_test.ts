import { bashTests } from "./bash.ts";

bashTests([
  ["{ echo o; echo e >&2; } > f 2>&1; cat f", "o\ne\n"],
  ["exec 3> f; echo x >&3; exec 3>&-; cat f; echo y >&3", "x\n3: Bad file descriptor\n", 1],
  ["set -C; : > f; : > f", "f: cannot overwrite existing file\n", 1],
  ["cat < nosuch", "nosuch: No such file or directory\n", 1],
  ['cat <<< "a $((1+1))"', "a 2\n"],
  ["read x < <(echo in); echo $x", "in\n"],
  ["echo a &> f; cat f", "a\n"],
]);
