import { bashTests } from "./bash.ts";

bashTests([
  ["nosuch", "nosuch: command not found\n", 127],
  ["/etc", "/etc: Is a directory\n", 126],
  ['echo "echo in $1" > s; ./s', "./s: Permission denied\n", 126],
  ["echo 'echo in $1' > s; chmod +x s; ./s a", "in a\n"],
  ["printf '#!/nosuch\\n' > s; chmod +x s; ./s", "./s: cannot execute: required file not found\n", 127],
]);
