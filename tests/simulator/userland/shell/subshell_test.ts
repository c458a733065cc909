import { bashTests } from "./bash.ts";

bashTests([
  ['(trap "echo bye" EXIT; echo hi); echo out', "hi\nbye\nout\n"],
  ['trap "echo end $?" EXIT; exit 3', "end 0\n", 3],
  ["(exit 4) & wait $!; echo $?", "4\n"],
]);
