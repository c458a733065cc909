import { bashTests } from "../bash.ts";

bashTests([
  ["type cd if nosuch", "cd is a shell builtin\nif is a shell keyword\ntype: nosuch: not found\n", 1],
  ["command -v echo cat", "echo\n/usr/bin/cat\n"],
  ["alias x=y; alias x", "alias x='y'\n"],
]);
