import { bashTests } from "./bash.ts";

bashTests([
  ["i=0; while ((i < 1000)); do ((++i)); done; echo $i", "1000\n"],
]);
