import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["mv -v a c", "renamed 'a' -> 'c'\n"],
  ["mv d d/e", "", "mv: cannot move 'd' to a subdirectory of itself, 'd/e/d'\n"],
  [
    "mv -v d s",
    "created directory 's/d'\ncreated directory 's/d/e'\ncopied 'd/e/y' -> 's/d/e/y'\n" +
    "copied 'd/x' -> 's/d/x'\nremoved 'd/e/y'\nremoved directory 'd/e'\nremoved 'd/x'\nremoved directory 'd'\n",
  ],
  ["mv -T d s; ls s", "e\nx\n"],
  [
    "mkdir s/d; touch s/d/k; mv d s",
    "",
    "mv: cannot move 'd' to 's/d': Directory not empty\n",
  ],
  ["mv nope s", "", "mv: cannot stat 'nope': No such file or directory\n"],
];

checkInFolder("mv", CASES);
