import { bashTests } from "../bash.ts";

bashTests([
  ["sleep 5 & kill $!; wait $!; echo $?", "143\n"],
  ["sleep 1 & jobs; wait; echo $?", "[1]+  Running                 sleep 1 &\n0\n"],
  ["kill 99999", "kill: (99999) - No such process\n", 1],
  ["kill -l 9; kill -l TERM", "KILL\n15\n"],
  ["fg", "fg: no job control\n", 1],
]);
