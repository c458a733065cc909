import { bashTests } from "../bash.ts";

bashTests([
  ["builtin nosuch", "builtin: nosuch: not a shell builtin\n", 1],
  ['enable | grep -c "enable cd"', "1\n"],
]);
