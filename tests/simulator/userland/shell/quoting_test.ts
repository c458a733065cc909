import { bashTests } from "./bash.ts";

bashTests([
  ["printf '%q\\n' 'a b' \"it's\" '' $'a\\nb'", "a\\ b\nit\\'s\n''\n$'a\\nb'\n"],
  ["set -x; : 'a b' '$x' a=b ''", "+ : 'a b' '$x' a=b ''\n"],
]);
