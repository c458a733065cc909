import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["cp -t s a b; ls s", "a\nb\n"],
  ["cp -t s -T a", "", "cp: cannot combine --target-directory (-t) and --no-target-directory (-T)\n"],
  ["mv d/../a s/; ls s", "a\n"],
  ["cp a b nope", "", "cp: target 'nope': No such file or directory\n"],
  ["cp a b a", "", "cp: target 'a': Not a directory\n"],
  ["ln -t a b", "", "ln: target directory 'a': Not a directory\n"],
  ["cp -T a b d", "", "cp: extra operand 'd'\nTry 'cp --help' for more information.\n"],
];

checkInFolder("destination", CASES);
