import { bashTests } from "./bash.ts";

bashTests([
  ["x='\\u@\\h:\\w\\$ '; cd; echo \"${x@P}\"", "root@box:~# \n"],
]);
