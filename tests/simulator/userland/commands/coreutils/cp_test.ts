import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["cp --parents d/e/y s; find s", "s\ns/d\ns/d/e\ns/d/e/y\n"],
  [
    "cp -n a b; cat b",
    "two\n",
    "cp: warning: behavior of -n is non-portable and may change in future; use --update=none instead\n",
  ],
  ["touch -d 2001-01-01 a; cp -p a c; stat -c %y c | cut -c1-4", "2001\n"],
  ["cp a nope/", "", "cp: cannot create regular file 'nope/': Not a directory\n"],
  ["cp '' x", "", "cp: cannot stat '': No such file or directory\n"],
  ["cp a", "", "cp: missing destination file operand after 'a'\nTry 'cp --help' for more information.\n"],
];

checkInFolder("cp", CASES);
