import { checkInFolder, type FolderCase } from "./small_folder.ts";

const CASES: FolderCase[] = [
  ["ln -srv d/e/y s/k", "'s/k' -> '../d/e/y'\n"],
  ["ln -sfnv a b", "'b' -> 'a'\n"],
  ["ln d/x; ls x", "x\n"],
  ["ln d k", "", "ln: d: hard link not allowed for directory\n"],
  ["ln -sfT a d", "", "ln: d: cannot overwrite directory\n"],
  ["ln -sf a a", "", "ln: 'a' and 'a' are the same file\n"],
];

checkInFolder("ln", CASES);
