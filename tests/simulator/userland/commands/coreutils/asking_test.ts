import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["echo yes | rm -i a; ls", "b\nd\ns\n", "rm: remove regular file 'a'? "],
  ["echo no | rm -i a; ls", "a\nb\nd\ns\n", "rm: remove regular file 'a'? "],
  ["rm -i a < /dev/null; ls", "a\nb\nd\ns\n", "rm: remove regular file 'a'? "],
];

checkInFolder("asking", CASES);
