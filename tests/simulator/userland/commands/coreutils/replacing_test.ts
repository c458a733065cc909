import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["cp -i a b < /dev/null; cat b", "two\n", "cp: overwrite 'b'? "],
  ["mv -n a b; cat b", "two\n"],
  ["cp --update=none a b; cat b", "two\n"],
  ["touch -d 2001-01-01 a; cp -u a b; cat b", "two\n"],
  ["cp a d", ""],
  ["mkdir s/x; cp d/x s", "", "cp: cannot overwrite directory 's/x' with non-directory\n"],
  ["cp -r d a", "", "cp: cannot overwrite non-directory 'a' with directory 'd'\n"],
  ["mkdir k; touch k/x; cp d/x k/x s", "", "cp: will not overwrite just-created 's/x' with 'k/x'\n"],
  ["cp d/../a a", "", "cp: 'd/../a' and 'a' are the same file\n"],
];

checkInFolder("replacing", CASES);
