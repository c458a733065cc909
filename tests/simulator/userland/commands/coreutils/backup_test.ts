import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["cp -b a b; cat b~", "two\n"],
  ["cp -b a b; cp --backup=numbered a b; cp -b a b; ls", "a\nb\nb.~1~\nb.~2~\nb~\nd\ns\n"],
  ["mv -S .old a b; ls", "b\nb.old\nd\ns\n"],
  ["ln -sfb a b; ls", "a\nb\nb~\nd\ns\n"],
  ["cp --backup=none a b; ls", "a\nb\nd\ns\n"],
];

checkInFolder("backup", CASES);
