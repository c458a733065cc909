import { bashTests } from "./bash.ts";

bashTests([
  ["set -x; x=$(echo in); [[ a == b ]]", "++ echo in\n+ x=in\n+ [[ a == b ]]\n", 1],
  ["PS4='> '; set -x; :", "> :\n"],
]);
