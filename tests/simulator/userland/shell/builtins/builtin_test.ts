import { bashTests } from "../bash.ts";

bashTests([
  ["cd -q", "cd: -q: invalid option\ncd: usage: cd [-L|[-P [-e]] [-@]] [dir]\n", 2],
  ["type -t -- cd", "builtin\n"],
]);
