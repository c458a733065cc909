import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  [
    "cp -r d d/copy; find d | sort",
    "d\nd/copy\nd/copy/e\nd/copy/e/y\nd/copy/x\nd/e\nd/e/y\nd/x\n",
    "cp: cannot copy a directory, 'd', into itself, 'd/copy'\n",
  ],
  ["ln a h; cp -a a h s; stat -c %h s/a", "2\n"],
  ["ln -s a l; cp -r l m; cp l n; readlink m n", "a\n"],
  ["mkfifo s/p 2>/dev/null; cp -r s t; ls t", ""],
  ["chmod 600 b; chmod 755 a; cp a b; cp a c; stat -c %a b c", "600\n755\n"],
  ["cp -v a s", "'a' -> 's/a'\n"],
  ["cp d s", "", "cp: -r not specified; omitting directory 'd'\n"],
  ["cp a a s", "", "cp: warning: source file 'a' specified more than once\n"],
];

checkInFolder("copier", CASES);
