import { bashTests } from "./bash.ts";

bashTests([
  ['echo "$(printf "a\\n\\n")|" `echo b`', "a| b\n"],
  ["x=$(exit 3); echo $?", "3\n"],
  ["echo hi > f; echo $(< f)", "hi\n"],
  ["cat <(echo a) <(echo b)", "a\nb\n"],
  // Where /dev/fd holds no files, one in /tmp stands for the commands, and is gone afterwards.
  ["ln -s /etc/passwd /dev/fd; source <(echo echo hi); echo $?; ls /tmp", "hi\n0\n"],
]);
