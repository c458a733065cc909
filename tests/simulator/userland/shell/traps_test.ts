import { bashTests } from "./bash.ts";

bashTests([
  ['trap "echo got" USR1; kill -USR1 $$; echo after', "got\nafter\n"],
  ['trap "echo bad" ERR; false; true; echo end', "bad\nend\n"],
  ["trap '' TERM; kill $$; echo alive", "alive\n"],
]);
