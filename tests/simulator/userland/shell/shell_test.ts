import { bashTests } from "./bash.ts";

bashTests([
  ["echo $- $#", "hBc 0\n"],
  ["x=1; (x=2; echo $x $BASH_SUBSHELL); echo $x", "2 1\n1\n"],
  ["[ $$ = $BASHPID ] && echo same", "same\n"],
]);
