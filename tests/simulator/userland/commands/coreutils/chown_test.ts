import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["chown -v ahab:ahab a", "changed ownership of 'a' from root:root to ahab:ahab\n"],
  ["chown ahab: a; stat -c %U:%G a", "ahab:ahab\n"],
  [
    "chown -Rv :ahab d/e",
    "changed group of 'd/e/y' from root to ahab\nchanged group of 'd/e' from root to ahab\n",
  ],
  [
    "chgrp -c docker a b",
    "changed group of 'a' from root to docker\nchanged group of 'b' from root to docker\n",
  ],
  [
    "chown --from=ahab root a; chown --reference=a b; chown nobodyx a",
    "",
    "chown: invalid user: ‘nobodyx’\n",
  ],
  ["chown root", "", "chown: missing operand after ‘root’\nTry 'chown --help' for more information.\n"],
];

checkInFolder("chown", CASES);
