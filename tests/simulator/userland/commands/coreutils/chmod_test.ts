import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["chmod -v 600 a", "mode of 'a' changed from 0644 (rw-r--r--) to 0600 (rw-------)\n"],
  ["chmod -c 644 a; chmod a -x b; stat -c %a b", "644\n"],
  ["chmod 600 b; chmod --reference=b a; stat -c %a a", "600\n"],
  ["chmod 666 a; chmod -w a", "", "chmod: a: new permissions are r--rw-rw-, not r--r--r--\n"],
  ["chmod -f 644 nope; echo $?", "1\n"],
  ["chmod 888 a", "", "chmod: invalid mode: ‘888’\nTry 'chmod --help' for more information.\n"],
];

checkInFolder("chmod", CASES);
