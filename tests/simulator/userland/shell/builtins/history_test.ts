import { bashTests } from "../bash.ts";

bashTests([
  ["history; echo $?", "0\n"],
]);
